//! What the file says about itself: properties, metadata, colour, identity.

use std::collections::HashSet;

use lopdf::{Dictionary, Document as File, Object, ObjectId, Stream, StringFormat, dictionary};

use super::{catalog, colour_profile, short, text};
use crate::DocumentError;
use crate::layout::display::Document;

/// Writes title, dates, metadata, colour space and id into the file.
pub(crate) fn describe(file: &mut File, document: &Document) -> Result<(), DocumentError> {
    file.version = "1.7".to_owned();
    let metadata = Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, xmp(document).into_bytes())
        .with_compression(false);
    let metadata = file.add_object(metadata);
    let profile = file.add_object(Stream::new(dictionary! { "N" => 3 }, colour_profile::srgb()));
    let intent = dictionary! {
        "Type" => "OutputIntent", "S" => "GTS_PDFA1", "OutputConditionIdentifier" => text("sRGB IEC61966-2.1"),
        "Info" => text("sRGB IEC61966-2.1"), "DestOutputProfile" => profile,
    };
    let catalog = catalog(file)?;
    catalog.set("Metadata", metadata);
    catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
    catalog.set("PageLayout", "OneColumn");
    let date = pdf_date(document.created);
    let info = file.add_object(dictionary! {
        "Title" => text(&document.title), "Author" => text(&document.author), "Creator" => text(&document.program),
        "Producer" => text(&document.program), "CreationDate" => text(&date), "ModDate" => text(&date),
    });
    file.trailer.set("Info", info);
    drop_unused(file);
    let mut hash = Fingerprint::default();
    for (id, object) in &file.objects {
        hash.add(&id.0.to_be_bytes());
        hash.add_object(object);
    }
    let id = Object::String(hash.value().to_be_bytes().to_vec(), StringFormat::Hexadecimal);
    file.trailer.set("ID", vec![id.clone(), id]);
    Ok(())
}

/// Takes out the objects that nothing refers to: printpdf leaves some.
fn drop_unused(file: &mut File) {
    let mut used: HashSet<ObjectId> = HashSet::new();
    let mut waiting: Vec<ObjectId> = Vec::new();
    file.trailer.iter().for_each(|(_, value)| references(value, &mut waiting));
    while let Some(id) = waiting.pop() {
        if used.insert(id)
            && let Some(object) = file.objects.get(&id)
        {
            references(object, &mut waiting);
        }
    }
    file.objects.retain(|id, _| used.contains(id));
}

/// Adds every object that this one refers to.
fn references(object: &Object, found: &mut Vec<ObjectId>) {
    match object {
        Object::Reference(id) => found.push(*id),
        Object::Array(items) => items.iter().for_each(|item| references(item, found)),
        Object::Dictionary(dict) => dict.iter().for_each(|(_, value)| references(value, found)),
        Object::Stream(stream) => stream.dict.iter().for_each(|(_, value)| references(value, found)),
        _ => {}
    }
}

/// A number that stands for bytes (FNV-1a, 128 bits): the same bytes, the same number.
pub(crate) struct Fingerprint(u128);

impl Default for Fingerprint {
    fn default() -> Self {
        Self(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }
}

impl Fingerprint {
    pub fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u128::from(*byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
        }
    }

    /// An object with all that is in it, each part after a letter for its kind.
    fn add_object(&mut self, object: &Object) {
        match object {
            Object::Null => self.add(b"-"),
            Object::Boolean(value) => self.add(&[b'b', u8::from(*value)]),
            Object::Integer(value) => self.add_part(b'i', &value.to_be_bytes()),
            Object::Real(value) => self.add_part(b'r', &value.to_bits().to_be_bytes()),
            Object::Name(name) => self.add_part(b'n', name),
            Object::String(text, _) => self.add_part(b's', text),
            Object::Array(items) => {
                self.add_part(b'a', &items.len().to_be_bytes());
                items.iter().for_each(|item| self.add_object(item));
            }
            Object::Dictionary(dict) => self.add_dictionary(dict),
            Object::Stream(stream) => {
                self.add_dictionary(&stream.dict);
                self.add_part(b't', &stream.content);
            }
            Object::Reference(id) => self.add_part(b'o', &id.0.to_be_bytes()),
        }
    }

    fn add_dictionary(&mut self, dict: &Dictionary) {
        self.add_part(b'd', &dict.len().to_be_bytes());
        for (key, value) in dict {
            self.add_part(b'k', key);
            self.add_object(value);
        }
    }

    fn add_part(&mut self, kind: u8, bytes: &[u8]) {
        self.add(&[kind]);
        self.add(&bytes.len().to_be_bytes());
        self.add(bytes);
    }

    pub fn value(&self) -> u128 {
        self.0
    }
}

fn pdf_date([year, month, day, hour, minute, second]: [u16; 6]) -> String {
    format!("D:{year:04}{month:02}{day:02}{hour:02}{minute:02}{second:02}Z")
}

fn xmp_date([year, month, day, hour, minute, second]: [u16; 6]) -> String {
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// Text in XML. What XML forbids even when escaped is left out.
fn escape(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\u{FFFE}' | '\u{FFFF}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

fn xmp(document: &Document) -> String {
    let (title, author, program) =
        (escape(&short(&document.title)), escape(&short(&document.author)), escape(&short(&document.program)));
    let (language, date) = (escape(&document.language), xmp_date(document.created));
    format!(
        r#"<?xpacket begin="{mark}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{program}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate>
<pdf:Producer>{program}</pdf:Producer>
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"#,
        mark = '\u{FEFF}'
    )
}
