//! The tag pass: structure tree, parent tree, outline, and what the pages say about them.

use lopdf::{Dictionary, Document as File, Object, ObjectId, dictionary};

use super::{Placed, catalog, failed, page_ids, text};
use crate::DocumentError;
use crate::layout::display::{Bookmark, Document, PAGE_HEIGHT};
use crate::layout::tags::{Node, Role};

/// Writes the tags and the outline into the file.
pub(crate) fn tag(file: &mut File, document: &Document, placed: &Placed) -> Result<(), DocumentError> {
    let pages = page_ids(file);
    let root = file.new_object_id();
    let nodes: Vec<ObjectId> = document.tags.nodes.iter().map(|_| file.new_object_id()).collect();
    for (i, node) in document.tags.nodes.iter().enumerate() {
        let parent = node.parent.map_or(root, |p| nodes[p.0]);
        let mut kids: Vec<Object> = node.children.iter().map(|c| nodes[c.0].into()).collect();
        let mut element = dictionary! { "Type" => "StructElem", "S" => kind(&node.role), "P" => parent };
        let content = placed.by_node.get(&crate::layout::tags::NodeId(i));
        if let Some((first, _)) = content.and_then(|c| c.first()) {
            element.set("Pg", pages[*first]);
            kids.extend(content.into_iter().flatten().map(|(page, id)| match page == first {
                true => Object::from(*id),
                false => dictionary! { "Type" => "MCR", "Pg" => pages[*page], "MCID" => *id }.into(),
            }));
        }
        attributes(&mut element, node);
        if kids.len() == 1 {
            element.set("K", kids.remove(0));
        } else if !kids.is_empty() {
            element.set("K", kids);
        }
        file.set_object(nodes[i], element);
    }
    let parents = parent_tree(file, placed, &nodes);
    let next = placed.by_page.len() as i64;
    file.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot", "K" => nodes[0], "ParentTree" => parents, "ParentTreeNextKey" => next,
        },
    );
    for (number, page) in pages.iter().enumerate() {
        let page = file.get_dictionary_mut(*page).map_err(failed)?;
        page.set("StructParents", number as i64);
        page.set("Tabs", "S");
        page.remove(b"Annots");
    }
    let outline = outline(file, document, &pages, &nodes);
    let catalog = catalog(file)?;
    catalog.set("StructTreeRoot", root);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("Lang", text(&document.language));
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", "UseOutlines");
    }
    Ok(())
}

fn kind(role: &Role) -> Object {
    let name = match role {
        Role::Document => "Document",
        Role::Section => "Sect",
        Role::Heading(level) => return Object::Name(format!("H{level}").into_bytes()),
        Role::Paragraph => "P",
        Role::List => "L",
        Role::ListItem => "LI",
        Role::ListBody => "LBody",
        Role::Table { .. } => "Table",
        Role::TableHead => "THead",
        Role::TableBody => "TBody",
        Role::Row => "TR",
        Role::HeadCell { .. } => "TH",
        Role::Cell => "TD",
        Role::Figure { .. } => "Figure",
    };
    name.into()
}

fn attributes(element: &mut Dictionary, node: &Node) {
    match &node.role {
        Role::HeadCell { row } => {
            element.set("A", dictionary! { "O" => "Table", "Scope" => if *row { "Row" } else { "Column" } });
        }
        Role::Table { summary } if !summary.is_empty() => {
            element.set("A", dictionary! { "O" => "Table", "Summary" => text(summary) });
        }
        Role::Figure { alt, bounds: [left, top, right, bottom] } => {
            let bounds = [*left, PAGE_HEIGHT - bottom, *right, PAGE_HEIGHT - top]
                .map(|v| Object::Real((v * 100.0).round() / 100.0));
            element.set("Alt", text(alt));
            element.set("A", dictionary! { "O" => "Layout", "Placement" => "Block", "BBox" => bounds.to_vec() });
        }
        _ => {}
    }
}

/// From each page's marked content back to its tags.
fn parent_tree(file: &mut File, placed: &Placed, nodes: &[ObjectId]) -> ObjectId {
    let mut numbers = Vec::new();
    for (number, owners) in placed.by_page.iter().enumerate() {
        let owners: Vec<Object> = owners.iter().map(|node| nodes[node.0].into()).collect();
        numbers.push(Object::from(number as i64));
        numbers.push(file.add_object(owners).into());
    }
    file.add_object(dictionary! { "Nums" => numbers })
}

/// The outline, nested by level; none if there are no bookmarks.
fn outline(file: &mut File, document: &Document, pages: &[ObjectId], nodes: &[ObjectId]) -> Option<ObjectId> {
    let bookmarks = &document.outline;
    if bookmarks.is_empty() {
        return None;
    }
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = bookmarks.iter().map(|_| file.new_object_id()).collect();
    for (i, bookmark) in bookmarks.iter().enumerate() {
        let parent = (0..i).rev().find(|j| bookmarks[*j].level < bookmark.level);
        let y = Object::Real((PAGE_HEIGHT - bookmark.y + 8.0).round());
        let place = vec![pages[bookmark.page].into(), "XYZ".into(), Object::Null, y, Object::Null];
        let mut entry = dictionary! {
            "Title" => text(&bookmark.title), "Parent" => parent.map_or(root, |p| ids[p]), "Dest" => place, "SE" => nodes[bookmark.node.0],
        };
        let children = children(bookmarks, Some(i));
        if let (Some(first), Some(last)) = (children.first(), children.last()) {
            entry.set("First", ids[*first]);
            entry.set("Last", ids[*last]);
            entry.set("Count", -(children.len() as i64));
        }
        let siblings = self::children(bookmarks, parent);
        let place = siblings.iter().position(|j| *j == i).unwrap_or(0);
        if place > 0 {
            entry.set("Prev", ids[siblings[place - 1]]);
        }
        if let Some(next) = siblings.get(place + 1) {
            entry.set("Next", ids[*next]);
        }
        file.set_object(ids[i], entry);
    }
    let top = children(bookmarks, None);
    let (first, last) = (ids[*top.first()?], ids[*top.last()?]);
    file.set_object(
        root,
        dictionary! { "Type" => "Outlines", "First" => first, "Last" => last, "Count" => top.len() as i64 },
    );
    Some(root)
}

/// The bookmarks directly below one, or at the top.
fn children(bookmarks: &[Bookmark], parent: Option<usize>) -> Vec<usize> {
    let start = parent.map_or(0, |p| p + 1);
    let level = parent.map_or(0, |p| bookmarks[p].level + 1);
    let below = bookmarks.iter().enumerate().skip(start).take_while(|(_, b)| b.level >= level);
    below.filter(|(_, b)| b.level == level).map(|(i, _)| i).collect()
}
