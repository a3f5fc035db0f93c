//! The sRGB colour space as an ICC profile (version 4, matrix and parametric curve), made from its published numbers.

/// The bytes of the profile.
pub(crate) fn srgb() -> Vec<u8> {
    // Primaries and white point of sRGB, adapted to D50, and the adaptation itself (IEC 61966-2-1, ICC.1).
    let curve =
        [&b"para\0\0\0\0\0\x03\0\0"[..], &numbers(&[2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.04045])].concat();
    let tags: Vec<(&[u8; 4], Vec<u8>)> = vec![
        (b"desc", words("sRGB")),
        (b"cprt", words("No copyright, use freely")),
        (b"wtpt", xyz([0.964_2, 1.0, 0.824_9])),
        (b"rXYZ", xyz([0.436_07, 0.222_49, 0.013_92])),
        (b"gXYZ", xyz([0.385_15, 0.716_87, 0.097_08])),
        (b"bXYZ", xyz([0.143_07, 0.060_61, 0.714_1])),
        (
            b"chad",
            [
                &b"sf32\0\0\0\0"[..],
                &numbers(&[
                    1.047_88, 0.022_92, -0.050_22, 0.029_59, 0.990_48, -0.017_06, -0.009_25, 0.015_07, 0.751_68,
                ]),
            ]
            .concat(),
        ),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let (mut table, mut data) = ((tags.len() as u32).to_be_bytes().to_vec(), Vec::new());
    let start = 128 + 4 + 12 * tags.len();
    for (name, value) in &tags {
        table.extend_from_slice(*name);
        table.extend_from_slice(&((start + data.len()) as u32).to_be_bytes());
        table.extend_from_slice(&(value.len() as u32).to_be_bytes());
        data.extend_from_slice(value);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    [header(start + data.len()), table, data].concat()
}

fn header(size: usize) -> Vec<u8> {
    let mut header = vec![0; 128];
    header[..4].copy_from_slice(&(size as u32).to_be_bytes());
    header[8..12].copy_from_slice(&[4, 0x20, 0, 0]);
    header[12..24].copy_from_slice(b"mntrRGB XYZ ");
    // A fixed date: 1 January 2020.
    header[24..36].copy_from_slice(&[0x07, 0xE4, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]);
    header[36..40].copy_from_slice(b"acsp");
    header[68..80].copy_from_slice(&numbers(&[0.964_2, 1.0, 0.824_9]));
    header
}

/// Numbers as ICC writes them: 16 bits before the point, 16 behind it.
fn numbers(values: &[f64]) -> Vec<u8> {
    values.iter().flat_map(|v| ((v * 65_536.0).round() as i32).to_be_bytes()).collect()
}

fn xyz(values: [f64; 3]) -> Vec<u8> {
    [&b"XYZ \0\0\0\0"[..], &numbers(&values)].concat()
}

/// Text in English as ICC writes it.
fn words(value: &str) -> Vec<u8> {
    let units: Vec<u8> = value.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let head = [
        &b"mluc\0\0\0\0"[..],
        &1u32.to_be_bytes(),
        &12u32.to_be_bytes(),
        b"enUS",
        &(units.len() as u32).to_be_bytes(),
        &28u32.to_be_bytes(),
    ];
    [head.concat(), units].concat()
}
