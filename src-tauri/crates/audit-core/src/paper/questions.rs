//! Five questions to ask. Each rule looks for standards in the answers and asks about one of them by its number and words; the
//! rules take turns in their order and look first at areas that nothing was asked about, so that the questions differ, and
//! no standard is asked about twice.

use super::{Earlier, counts};
use crate::audit::{Action, ActionCount, Content, Evidence, Rating};
use crate::ids::{AreaId, StandardId};
use crate::jiff::civil::Date;
use crate::text::Language;
use crate::tool::{Counts, Placed, Tool};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// How many questions there are, if enough standards are shown.
pub const MOST: usize = 5;

/// What is asked of a standard that is met and has nothing that shows it by name.
const NOTICING: [&str; 3] = [
    "How would we notice if it stopped being so?",
    "What would a visitor see of it today?",
    "Which of us last checked it, and when?",
];

/// A question to ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The standard that it names.
    pub standard: StandardId,
    /// The rule that it follows from.
    pub rule: Rule,
    /// The question.
    pub sentence: String,
}

/// Why a standard is asked about, most serious first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// It is critical and not fully met.
    CriticalUnmet,
    /// It is not fully met, and no action for it is still to be done.
    NothingPlanned,
    /// One of its actions should have been done by now.
    Overdue,
    /// It is worse than in the last audit, or as far from met.
    NoBetter,
    /// It is met, but nothing says how that is known.
    MetWithoutEvidence,
    /// Evidence for it should have been reviewed by now.
    EvidenceOld,
    /// It was rated not applicable.
    NotApplicable,
    /// One of its actions names nobody.
    NobodyActs,
    /// It is not rated yet.
    Unrated,
    /// It is not fully met, and something is planned.
    Planned,
    /// It is met, and something shows it.
    Met,
}

impl Rule {
    /// All, in the order in which they take turns.
    pub const ALL: [Self; 11] = [
        Self::CriticalUnmet,
        Self::NothingPlanned,
        Self::Overdue,
        Self::NoBetter,
        Self::MetWithoutEvidence,
        Self::EvidenceOld,
        Self::NotApplicable,
        Self::NobodyActs,
        Self::Unrated,
        Self::Planned,
        Self::Met,
    ];
}

/// At most five questions, the same for the same answers on the same day. `language` is the audit's, in which they quote the tool.
pub fn questions(
    tool: &Tool,
    content: &Content,
    earlier: Option<&Earlier>,
    language: &Language,
    today: Date,
) -> Vec<Ask> {
    let looking = Looking { tool, content, earlier, language, today };
    // The worst first: what a rule finds first is what it asks about.
    let mut shown = content.shown(tool);
    shown.sort_by_key(|placed| Reverse(counts(tool, content, &placed.standard.id)));
    let mut asked: Vec<Ask> = Vec::new();
    let mut named: BTreeSet<StandardId> = BTreeSet::new();
    let mut areas: BTreeSet<AreaId> = BTreeSet::new();
    for round in 0.. {
        let before = asked.len();
        for rule in Rule::ALL {
            if asked.len() == MOST {
                return asked;
            }
            // What is usual waits for a second round, so that the first is for what is not.
            let usual = matches!(rule, Rule::Unrated | Rule::Planned | Rule::Met);
            if usual && round == 0 && asked.len() > before {
                continue;
            }
            let open = || shown.iter().filter(|placed| !named.contains(&placed.standard.id));
            let elsewhere = || open().filter(|placed| !areas.contains(&placed.area.id));
            let found = looking.first(rule, round, elsewhere()).or_else(|| looking.first(rule, round, open()));
            if let Some((placed, sentence)) = found {
                let standard = placed.standard.id.clone();
                named.insert(standard.clone());
                areas.insert(placed.area.id.clone());
                asked.push(Ask { standard, rule, sentence });
            }
        }
        if asked.len() == before {
            break;
        }
    }
    asked
}

struct Looking<'a> {
    tool: &'a Tool,
    content: &'a Content,
    earlier: Option<&'a Earlier>,
    language: &'a Language,
    today: Date,
}

impl Looking<'_> {
    /// The first of these that the rule fits, with the question.
    fn first<'p, 't>(
        &self,
        rule: Rule,
        round: usize,
        mut among: impl Iterator<Item = &'p Placed<'t>>,
    ) -> Option<(&'p Placed<'t>, String)> {
        among.find_map(|placed| Some((placed, self.ask(rule, placed, round)?)))
    }

    /// The question by which this rule asks about a standard; none where the rule does not fit.
    ///
    /// A rule that comes round again says it in other words, so that nobody skips a question as the one above.
    fn ask(&self, rule: Rule, placed: &Placed<'_>, round: usize) -> Option<String> {
        let (tool, content, language) = (self.tool, self.content, self.language);
        let standard = placed.standard;
        let named =
            format!("Standard {} (“{}”)", placed.number, standard.statement.get(language).trim_end_matches('.'));
        let answer = content.answer(&standard.id);
        let counted = counts(tool, content, &standard.id);
        let unmet = matches!(counted, Some(Counts::Partly | Counts::NotMet));
        let met = counted == Some(Counts::Met);
        let label = match &answer.rating {
            Some(Rating::Level(code)) => tool.level(code)?.label.get(language).to_lowercase(),
            _ => String::new(),
        };
        let open = || content.actions_of(&standard.id).filter(|action| action.is_open());
        let planned = open().next().is_some();
        let said = || answer.evidence.iter().filter_map(|id| content.evidence_by(*id));
        let fits = |holds: bool, sentence: String| holds.then_some(sentence);
        match rule {
            Rule::CriticalUnmet => fits(
                standard.critical && unmet,
                format!("{named} is critical and {label}. What keeps children safe until it is put right?"),
            ),
            Rule::NothingPlanned => {
                let because = match answer.no_action_because.trim() {
                    "" => String::new(),
                    because => format!(" because “{}”", because.trim_end_matches('.')),
                };
                let sentence = match ActionCount::of(content.actions_of(&standard.id)).done {
                    0 => format!("{named} is {label}, and nothing is planned{because}. Do we accept that?"),
                    _ => format!(
                        "{named} is still {label} after what was done, and nothing more is planned{because}. Do we accept that?"
                    ),
                };
                fits(unmet && !planned, sentence)
            }
            Rule::Overdue => {
                let late = open().find(|action| action.is_overdue(self.today))?;
                let what = late.what.trim().trim_end_matches('.');
                Some(format!(
                    "{named}: “{what}” should have been done by now. What stopped it, and when will it be done?"
                ))
            }
            Rule::NoBetter => {
                let earlier = self.earlier?.answer(standard)?;
                let (then, now) = (earlier.counts?, counted?);
                let was = earlier.label.to_lowercase();
                let sentence = match now > then {
                    true => format!("{named} is {label}, and was better in the last audit. What has happened?"),
                    false if was == label => {
                        format!("{named} was {label} in the last audit too. Why did the plan not work?")
                    }
                    // Two levels of a scale may count alike: neither is the other.
                    false => format!("{named} is {label}, and was {was} in the last audit. Why is it not met yet?"),
                };
                fits(unmet && now >= then, sentence)
            }
            Rule::MetWithoutEvidence => {
                let nothing = answer.narrative.trim().is_empty() && !said().any(Evidence::says_something);
                fits(met && nothing, format!("{named} is rated {label}, but nothing says how we know. What shows it?"))
            }
            Rule::EvidenceOld => {
                let old = said().find(|one| one.review.is_some_and(|day| day < self.today) && one.says_something())?;
                let title = if old.title.trim().is_empty() { old.kept_at.trim() } else { old.title.trim() };
                let sentence = format!("{named} is based on “{title}”, which is due for review. Is it still true?");
                fits(met, sentence)
            }
            Rule::NotApplicable => {
                let because = answer.not_applicable_because.trim().trim_end_matches('.');
                let why = if because.is_empty() { String::new() } else { format!(" because “{because}”") };
                let sentence = format!("{named} is said not to apply{why}. Do we agree?");
                fits(answer.rating == Some(Rating::NotApplicable), sentence)
            }
            Rule::NobodyActs => {
                let nobody = open().find(|action: &&Action| action.owner.trim().is_empty())?;
                let what = nobody.what.trim().trim_end_matches('.');
                Some(format!("{named}: who will do “{what}”? Nobody is named."))
            }
            Rule::Unrated => fits(
                answer.rating.is_none(),
                format!("{named} is not rated yet. Who will answer it, and what do we expect?"),
            ),
            Rule::Planned => {
                let action = open().next()?;
                let what = action.what.trim().trim_end_matches('.');
                fits(unmet, format!("{named} is {label}. How will we know that “{what}” has worked?"))
            }
            Rule::Met => {
                let title = said().map(|one| one.title.trim()).find(|title| !title.is_empty());
                let sentence = match title {
                    Some(title) => format!("{named} is rated {label}. Which of us has seen “{title}”?"),
                    None => format!("{named} is rated {label}. {}", NOTICING[round % NOTICING.len()]),
                };
                fits(met, sentence)
            }
        }
    }
}
