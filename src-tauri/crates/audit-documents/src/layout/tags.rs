//! The tag tree: what each part of the document is, for screen readers and for extraction.

/// Place of a node in the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub usize);

/// What a part of the document is.
#[derive(Clone, Debug, PartialEq)]
pub enum Role {
    Document,
    Section,
    /// A heading of level 1 to 6.
    Heading(u8),
    Paragraph,
    List,
    ListItem,
    ListBody,
    Table {
        /// What the table is about, for those who cannot see it.
        summary: String,
    },
    TableHead,
    TableBody,
    Row,
    /// A head cell of a column or, if `row`, of a row.
    HeadCell {
        row: bool,
    },
    Cell,
    /// A picture with its description and its box: left, top, right, bottom from the top left corner.
    Figure {
        alt: String,
        bounds: [f32; 4],
    },
}

/// A part of the document. Its content is found from the marks on the pages.
pub struct Node {
    pub role: Role,
    pub parent: Option<NodeId>,
    pub children: Vec<NodeId>,
}

/// The tree; node 0 is the document.
pub struct Tags {
    pub nodes: Vec<Node>,
}

impl Tags {
    /// A tree with the document only.
    pub fn new() -> Self {
        Self { nodes: vec![Node { role: Role::Document, parent: None, children: Vec::new() }] }
    }

    /// The document itself.
    pub fn root(&self) -> NodeId {
        NodeId(0)
    }

    /// Adds a part after those that the parent already has.
    pub fn add(&mut self, parent: NodeId, role: Role) -> NodeId {
        let id = NodeId(self.nodes.len());
        self.nodes.push(Node { role, parent: Some(parent), children: Vec::new() });
        self.nodes[parent.0].children.push(id);
        id
    }
}
