//! What an author can do about each kind of problem.

/// The hint for a code.
pub(super) fn hint(code: &str) -> &'static str {
    match code {
        "toml" => "Correct this line. The rest of the file is checked once it can be read.",
        "missing-key" => "Add the key.",
        "wrong-type" => "Write the value as the sentence says.",
        "bad-id" => "Use a to z, 0 to 9 and hyphens between them, at most 64 characters.",
        "bad-condition" => {
            "Write always, never, a fact, type is …, type in (…), joined with and, or, not and brackets."
        }
        "bad-language" => "Use a language tag of two or three lower-case letters, such as en or cy.",
        "bad-date" => "Write a day between 1900 and 2199 without quotation marks, such as 2026-05-01.",
        "number-out-of-range" => "Write a whole number within these bounds.",
        "format" => "Write format = 1, or get the newest version of Safeguarding Audit.",
        "control-character" | "direction-character" | "invisible-character" | "too-many-marks" => {
            "Type the text again, without what was copied into it."
        }
        "missing-file" => "Add the file.",
        "stray-file" => "Correct the name of the file, or remove it.",
        "text-before-heading" => "Put it below a heading.",
        "missing-guidance" => "Write the guidance: every standard has each part for everybody.",
        "blank" => "Write something there, or take it out.",
        "reserved-id" => "Give the fact another id.",
        "duplicate-guidance" => "Keep one of the two.",
        "markdown" => "Use short paragraphs, simple lists, bold, italics and links with https only.",
        "repeated-level" => "Say what a visitor would see for this standard and these readers.",
        "duplicate-id" => "Give the newer one an id of its own.",
        "missing-text" => "Write the text in every language that the tool lists.",
        "unknown-language" => "Add the language to languages in tool.toml, or remove the text.",
        "unknown-type" => "Use the id of a service_type in tool.toml.",
        "unknown-fact" => "Use the id of a fact in tool.toml.",
        "later-fact" => "Ask the other fact first, by moving it further up in tool.toml.",
        "unknown-option" => "Use yes or no, or the code of one of the fact's options.",
        "unknown-reporting" => "Use the id of a reporting label in tool.toml.",
        "unknown-role" => "Use the id of a declaration_role in tool.toml.",
        "no-source" => "Add sources = [{ kind = …, text.en = … }].",
        "replaces" => "Remove the old standard or switch it off, or take its id out of replaces.",
        "unknown-replaced" => "List the id in retired in tool.toml, or correct it.",
        "replaces-cycle" => "Take one of the ids out of replaces.",
        "retired-in-use" => "Give the standard a new id, or take this one out of retired.",
        "too-many-standards" => "Divide it into several audit tools.",
        "too-large" => "Take out what does not belong into it.",
        "too-many-problems" => "Correct these, then read the tool again.",
        "too-many" => "Take some out, or divide the audit tool into several.",
        "too-long" => "Say it in fewer words, and put the rest into the guidance.",
        "takes-from" => "Take it out of takes_from.",
        "no-declaration" => "Add a [[declaration_role]].",
        "placeholder" => "Use organisation, met, applicable, partly, not_met, not_applicable or actions in the braces.",
        "pattern" => "Correct the pattern, or take it out.",
        "options" => "Add options, each with a code and a label.",
        "otherwise" => "Add otherwise with one of the fact's answers.",
        "scale" => "Correct the [[level]] tables.",
        "bands" => "Correct the [[band]] tables.",
        _ => "Correct it and read the tool again.",
    }
}
