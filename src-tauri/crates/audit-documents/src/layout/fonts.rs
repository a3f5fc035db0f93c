//! The bundled typefaces: which there are, in which order they are tried, and what they can draw.

use std::sync::Arc;

use icu_properties::props::LineBreak;
use icu_properties::{CodePointMapData, CodePointMapDataBorrowed};
use parley::fontique::{Blob, Charmap, Collection, CollectionOptions, FontInfoOverride, SourceCache};
use parley::{FontContext, FontFamilyName, FontWeight};

use crate::DocumentError;

/// A font by its family, its folder and its PostScript name, which its file is called by.
macro_rules! font {
    ($family:literal, $folder:literal, $name:literal) => {
        font!($family, $folder, $name, false)
    };
    ($family:literal, $folder:literal, $name:literal, $bold:expr) => {
        Font {
            name: $name,
            family: $family,
            bold: $bold,
            data: include_bytes!(concat!("../../../../../assets/fonts/", $folder, "/", $name, ".ttf")),
        }
    };
}

/// A bundled font file.
pub struct Font {
    /// Its PostScript name.
    pub name: &'static str,
    /// The family under which text asks for it.
    family: &'static str,
    bold: bool,
    /// The whole file.
    pub data: &'static [u8],
}

/// All bundled fonts in the order in which they are tried. Noto Emoji is last because it also has digits.
pub static FONTS: [Font; 17] = [
    font!("Latin", "noto-sans", "NotoSans-Regular"),
    font!("Latin", "noto-sans", "NotoSans-Bold", true),
    font!("Arabic", "noto-sans", "NotoSansArabic-Regular"),
    font!("Gurmukhi", "noto-sans", "NotoSansGurmukhi-Regular"),
    font!("Gurmukhi", "noto-sans", "NotoSansGurmukhi-Bold", true),
    font!("Devanagari", "noto-sans", "NotoSansDevanagari-Regular"),
    font!("Bengali", "noto-sans", "NotoSansBengali-Regular"),
    font!("Gujarati", "noto-sans", "NotoSansGujarati-Regular"),
    font!("Tamil", "noto-sans", "NotoSansTamil-Regular"),
    font!("Hebrew", "noto-sans", "NotoSansHebrew-Regular"),
    font!("Ethiopic", "noto-sans", "NotoSansEthiopic-Regular"),
    font!("Malayalam", "noto-sans", "NotoSansMalayalam-Regular"),
    font!("Telugu", "noto-sans", "NotoSansTelugu-Regular"),
    font!("Kannada", "noto-sans", "NotoSansKannada-Regular"),
    font!("Sinhala", "noto-sans", "NotoSansSinhala-Regular"),
    font!("Signs", "dejavu-sans", "DejaVuSans"),
    font!("Emoji", "noto-emoji", "NotoEmoji-Regular"),
];

const LINE_BREAK: CodePointMapDataBorrowed<'static, LineBreak> = CodePointMapData::<LineBreak>::new();

/// The fonts as parley wants them, and which file a shaped run was drawn with.
pub struct Fonts {
    pub context: FontContext,
    ids: Vec<u64>,
    charmaps: Vec<Charmap<'static>>,
}

impl Fonts {
    /// Registers the bundled fonts and nothing else.
    pub fn bundled() -> Result<Self, DocumentError> {
        let options = CollectionOptions { shared: false, system_fonts: false };
        let mut collection = Collection::new(options);
        let (mut ids, mut charmaps) = (Vec::new(), Vec::new());
        for font in &FONTS {
            let blob = Blob::new(Arc::new(font.data));
            ids.push(blob.id());
            let weight = if font.bold { FontWeight::BOLD } else { FontWeight::NORMAL };
            let named = FontInfoOverride { family_name: Some(font.family), weight: Some(weight), ..Default::default() };
            let registered = collection.register_fonts(blob, Some(named));
            let info = registered.first().and_then(|(_, fonts)| fonts.first());
            let charmap = info.and_then(|info| info.charmap_index().charmap(font.data));
            charmaps.push(charmap.ok_or_else(|| DocumentError::Font(format!("{} could not be read", font.name)))?);
        }
        let context = FontContext { collection, source_cache: SourceCache::default() };
        Ok(Self { context, ids, charmaps })
    }

    /// The place in [`FONTS`] of the font with this blob id.
    pub fn index_of(&self, blob: u64) -> Option<usize> {
        self.ids.iter().position(|id| *id == blob)
    }

    /// Whether some font can draw this character, or it is one that is never drawn. A script whose lines no one can break without a
    /// dictionary (Thai, Lao, Burmese, Khmer) is not drawn, also where a font has some letters of it.
    pub fn draws(&self, c: char) -> bool {
        let breaks = || LINE_BREAK.get(c) != LineBreak::ComplexContext;
        is_invisible(c) || (breaks() && self.charmaps.iter().any(|map| map.map(c).is_some()))
    }

    /// Whether the first font alone draws all of this text, so that nothing can be missing.
    pub fn is_plain(&self, text: &str) -> bool {
        text.chars().all(|c| c.is_ascii() || self.charmaps[0].map(c).is_some())
    }
}

/// The families in the order in which they are tried.
pub fn families() -> Vec<FontFamilyName<'static>> {
    FONTS.iter().filter(|f| !f.bold).map(|f| FontFamilyName::named(f.family)).collect()
}

/// The family that most text needs alone.
pub fn first_family() -> FontFamilyName<'static> {
    FontFamilyName::named(FONTS[0].family)
}

/// Characters that only steer shaping or direction: they have no picture of their own, and none is missed.
pub fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || matches!(c as u32,
            0xAD | 0x34F | 0x61C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F | 0x200B..=0x200F
            | 0x202A..=0x202E | 0x2060..=0x206F | 0xFE00..=0xFE0F | 0xFEFF | 0xE0000..=0xE0FFF)
}
