//! One standard as it is asked and answered; the plan; the partnership questions.

use crate::answers::places;
use crate::error::ApiError;
use crate::program::open_audit::Loaded;
use crate::program::{Program, id};
use crate::views::QuestionKind as Takes;
use crate::views::{
    ActionView, AnswerView, BlockView, EvidenceView, FindingView, LevelChoice, OptionView, PlanView, QuestionView,
    SourceView, SpanView, StandardView, WithoutAction,
};
use crate::words::{self, given};
use audit_core::audit::{Action, ActionCount, Evidence, Rating};
use audit_core::ids::StandardId;
use audit_core::jiff::civil::Date;
use audit_core::markdown::{self, Block, Span};
use audit_core::readiness::{Code, Weight};
use audit_core::tool::{Counts, Placed, Question, QuestionKind, Source, SourceKind};
use uuid::Uuid;

impl Program {
    /// One standard with its guidance for this type of service, and its answer.
    ///
    /// # Errors
    /// `not-found`, `not-asked`; the store's.
    pub fn standard(&self, audit: &str, standard: &str) -> Result<StandardView, ApiError> {
        let loaded = self.load(id(audit, "audit")?)?;
        let id = StandardId::new(standard).map_err(|_| ApiError::unknown("standard"))?;
        let placed = loaded.tool.standard(&id).ok_or_else(|| ApiError::unknown("standard"))?;
        let beside = self.beside(&loaded, &id)?;
        Ok(StandardView { beside, ..standard_view(&loaded, &placed, self.world.today()) })
    }

    /// All actions by due date, and what has none.
    ///
    /// # Errors
    /// `not-found`; the store's.
    pub fn plan(&self, audit: &str) -> Result<PlanView, ApiError> {
        let loaded = self.load(id(audit, "audit")?)?;
        Ok(plan_view(&loaded, self.world.today()))
    }

    /// The partnership questions.
    ///
    /// # Errors
    /// `not-found`; the store's.
    pub fn questions(&self, audit: &str) -> Result<Vec<QuestionView>, ApiError> {
        let loaded = self.load(id(audit, "audit")?)?;
        Ok(loaded.tool.questions_for(&loaded.facts).map(|question| question_view(&loaded, question)).collect())
    }
}

fn standard_view(loaded: &Loaded, placed: &Placed<'_>, today: Date) -> StandardView {
    let (language, standard) = (&loaded.language, placed.standard);
    let shown = loaded.shown();
    let here = shown.iter().position(|other| other.standard.id == standard.id);
    let before = here.and_then(|place| place.checked_sub(1)).map(|place| &shown[place]);
    let after = here.and_then(|place| shown.get(place + 1));
    let step = |other: Option<&Placed<'_>>| {
        other.map_or_else(Default::default, |p| (p.standard.id.to_string(), p.number.clone()))
    };
    let ((previous, previous_number), (next, next_number)) = (step(before), step(after));
    let guidance = standard.guidance.resolve(&loaded.tool, language, loaded.content.profile.service_type.as_ref());
    let answer = loaded.content.answer(&standard.id);
    let area = loaded.tool.areas.iter().position(|area| area.id == placed.area.id).unwrap_or_default();
    let (own, other): (Vec<_>, Vec<_>) =
        loaded.content.evidence.iter().partition(|evidence| answer.evidence.contains(&evidence.id));
    let reporting = loaded.tool.reporting.iter().find(|label| label.id == standard.reporting);
    let [stops, warns] = findings_of(loaded, &standard.id, today);
    StandardView {
        id: standard.id.to_string(),
        number: placed.number.clone(),
        statement: standard.statement.get(language).to_owned(),
        area_number: (area + 1).to_string(),
        area: placed.area.title.get(language).to_owned(),
        reporting: reporting.map_or_else(String::new, |label| label.title.get(language).to_owned()),
        critical: standard.critical,
        levels: (loaded.tool.levels.iter().zip(&guidance.levels))
            .map(|(level, (_, looks_like))| LevelChoice {
                code: level.code.to_string(),
                label: level.label.get(language).to_owned(),
                description: given(level.description.get(language).to_owned()),
                counts: level.counts.into(),
                looks_like: blocks(looks_like),
            })
            .collect(),
        not_applicable_offered: standard.not_applicable.holds(&loaded.facts),
        not_offered_because: given(crate::answers::left_out::why_not_offered(loaded, &standard.not_applicable)),
        meaning_heading: loaded.tool.headings.meaning.get(language).to_owned(),
        meaning: blocks(guidance.meaning),
        evidence_heading: loaded.tool.headings.evidence.get(language).to_owned(),
        typical_evidence: blocks(guidance.evidence),
        sources: standard.sources.iter().map(|source| source_view(loaded, source)).collect(),
        answer: AnswerView {
            rating: answer.rating.as_ref().map(|rating| rating.code().to_owned()),
            narrative: answer.narrative.clone(),
            not_applicable_because: answer.not_applicable_because.clone(),
            no_action_because: answer.no_action_because.clone(),
            answered_by: answer.answered_by.clone(),
        },
        evidence: own.into_iter().map(|evidence| evidence_view(loaded, evidence)).collect(),
        other_evidence: (other.into_iter().filter(|evidence| !evidence.title.trim().is_empty()))
            .map(|evidence| evidence_view(loaded, evidence))
            .collect(),
        actions: loaded.content.actions_of(&standard.id).map(|action| action_view(loaded, action, today)).collect(),
        stops,
        warns,
        previous: given(previous),
        previous_number: given(previous_number),
        next: given(next),
        next_number: given(next_number),
        next_unrated: given(next_where(&shown, here, |id| loaded.content.answer(id).rating.is_none())),
        next_unconfirmed: given(next_where(&shown, here, |id| loaded.content.answer(id).from_last_time)),
        // What is not asked is looked at and not answered.
        locked: loaded.locked() || here.is_none(),
        shown: here.is_some(),
        not_shown_because: given(crate::answers::left_out::reason(loaded, placed)),
        answered: loaded.has_answer(&standard.id),
        beside: Vec::new(),
        carried_from: given(answer.carried_from.clone()),
        from_last_time: answer.from_last_time,
        earlier: crate::editions::view::offered_to(loaded, &standard.id),
    }
}

/// The next standard that something is left to do about, going on from here and round to the beginning.
fn next_where(shown: &[Placed<'_>], here: Option<usize>, left: impl Fn(&StandardId) -> bool) -> String {
    let after = here.map_or(0, |place| place + 1);
    let round = shown[after..].iter().chain(&shown[..after.saturating_sub(1)]);
    let open = round.into_iter().find(|placed| left(&placed.standard.id));
    open.map_or_else(String::new, |placed| placed.standard.id.to_string())
}

/// What the check says of this standard: what stops, then what warns.
fn findings_of(loaded: &Loaded, standard: &StandardId, today: Date) -> [Vec<FindingView>; 2] {
    let all = loaded.findings(today).into_iter();
    let here = all.filter(|finding| {
        let told = !matches!(finding.code, Code::Unrated | Code::ManyNotApplicable);
        finding.place.standard() == Some(standard) && told
    });
    let (stops, warns): (Vec<_>, Vec<_>) = here.partition(|finding| finding.weight == Weight::Stops);
    [stops, warns].map(|findings| findings.into_iter().map(places::finding_view).collect())
}

fn source_view(loaded: &Loaded, source: &Source) -> SourceView {
    let language = &loaded.language;
    let kind_label = match source.kind {
        SourceKind::Law => "Law or statutory guidance",
        SourceKind::Professional => "Professional guidance",
        SourceKind::Practice => "Local learning or good practice",
    };
    let checked = match (&source.checked, source.kind) {
        (Some(checked), _) => {
            format!("Checked by {} on {}, paragraph {}.", checked.by, words::day(checked.on), checked.paragraph)
        }
        (None, SourceKind::Law) => loaded.tool.unchecked_notice.get(language).to_owned(),
        (None, _) => String::new(),
    };
    SourceView {
        kind: source.kind.into(),
        kind_label: kind_label.to_owned(),
        text: source.text.get(language).to_owned(),
        checked,
    }
}

/// Guidance as a safe tree: what the allow-list refuses never gets here.
pub(crate) fn blocks(source: &str) -> Vec<BlockView> {
    let spans = |spans: Vec<Span>| {
        let one =
            |span: Span| SpanView { text: span.text, strong: span.strong, emphasis: span.emphasis, link: span.link };
        spans.into_iter().map(one).collect::<Vec<_>>()
    };
    let (read, _) = markdown::read(source);
    read.into_iter()
        .map(|block| match block {
            Block::Paragraph(words) => BlockView { list: false, items: vec![spans(words)] },
            Block::List(items) => BlockView { list: true, items: items.into_iter().map(spans).collect() },
        })
        .collect()
}

fn evidence_view(loaded: &Loaded, evidence: &Evidence) -> EvidenceView {
    let date = |date: Option<Date>| date.map_or_else(String::new, |date| date.to_string());
    EvidenceView {
        id: evidence.id.to_string(),
        title: evidence.title.clone(),
        kept_at: evidence.kept_at.clone(),
        date: given(date(evidence.date)),
        owner: evidence.owner.clone(),
        review: given(date(evidence.review)),
        used_by: users(loaded, evidence.id),
    }
}

fn users(loaded: &Loaded, evidence: Uuid) -> Vec<String> {
    let using = |placed: &Placed<'_>| {
        loaded.content.answers.get(&placed.standard.id).is_some_and(|answer| answer.evidence.contains(&evidence))
    };
    loaded.tool.standards().filter(using).map(|placed| placed.number).collect()
}

fn action_view(loaded: &Loaded, action: &Action, today: Date) -> ActionView {
    let placed = action.standard.as_ref().and_then(|id| loaded.tool.standard(id));
    let date = |date: Option<Date>| date.map_or_else(String::new, |date| date.to_string());
    ActionView {
        id: action.id.to_string(),
        standard: action.standard.as_ref().map_or_else(String::new, StandardId::to_string),
        standard_number: placed.as_ref().map_or_else(String::new, |placed| placed.number.clone()),
        standard_statement: placed
            .map_or_else(String::new, |placed| placed.standard.statement.get(&loaded.language).to_owned()),
        what: action.what.clone(),
        owner: action.owner.clone(),
        due: given(date(action.due)),
        no_date_because: action.no_date_because.clone(),
        status: action.status.into(),
        progress: action.progress.clone(),
        done_on: given(date(action.done_on)),
        effect: action.effect.clone(),
        overdue: action.is_overdue(today),
    }
}

/// Standards that are shown, each with its number and words.
pub(crate) fn numbered(loaded: &Loaded) -> Vec<OptionView> {
    let one = |placed: &Placed<'_>| OptionView {
        code: placed.standard.id.to_string(),
        label: format!("{} {}", placed.number, placed.standard.statement.get(&loaded.language)),
    };
    loaded.shown().iter().map(one).collect()
}

pub(crate) fn plan_view(loaded: &Loaded, today: Date) -> PlanView {
    let shown = loaded.shown();
    let actions = loaded.content.planned(&shown);
    let count = ActionCount::of(actions.iter().copied());
    let without = shown.iter().filter(|placed| {
        let answer = loaded.content.answer(&placed.standard.id);
        let unmet = match &answer.rating {
            Some(Rating::Level(code)) => loaded.tool.level(code).is_some_and(|level| level.counts != Counts::Met),
            _ => false,
        };
        unmet && !loaded.content.actions_of(&placed.standard.id).any(Action::is_open)
    });
    PlanView {
        standing: count.standing() as u32,
        actions: actions.into_iter().map(|action| action_view(loaded, action, today)).collect(),
        without_action: without
            .map(|placed| WithoutAction {
                standard: placed.standard.id.to_string(),
                number: placed.number.clone(),
                statement: placed.standard.statement.get(&loaded.language).to_owned(),
                because: given(loaded.content.answer(&placed.standard.id).no_action_because.clone()),
                nothing_left: ActionCount::of(loaded.content.actions_of(&placed.standard.id)).nothing_left(),
            })
            .collect(),
    }
}

fn question_view(loaded: &Loaded, question: &Question) -> QuestionView {
    let language = &loaded.language;
    let option = |code: &str, label: String| OptionView { code: code.to_owned(), label };
    let choices = || {
        let all = question.kind.choices().into_iter();
        all.map(|(code, label)| option(code.as_str(), label.get(language).to_owned())).collect()
    };
    let (kind, options) = match &question.kind {
        QuestionKind::Scale { low, high } => {
            let ends = |n: u32| match n {
                1 => format!("1: {}", low.get(language)),
                5 => format!("5: {}", high.get(language)),
                n => n.to_string(),
            };
            (Takes::Scale, (1..=5).map(|n| option(&n.to_string(), ends(n))).collect())
        }
        QuestionKind::Choice(_) => (Takes::Choice, choices()),
        QuestionKind::Several(_) => (Takes::Several, choices()),
        QuestionKind::Count { .. } => (Takes::Count, choices()),
        QuestionKind::Text => (Takes::Text, Vec::new()),
        QuestionKind::Minutes => (Takes::Minutes, Vec::new()),
        QuestionKind::Number => (Takes::Number, Vec::new()),
        QuestionKind::Date => (Takes::Date, Vec::new()),
    };
    let exact_from = match &question.kind {
        QuestionKind::Count { exact_from, .. } => *exact_from,
        _ => None,
    };
    let answer = loaded.content.questions.get(&question.id).cloned().unwrap_or_default();
    QuestionView {
        id: question.id.to_string(),
        text: question.text.get(language).to_owned(),
        help: question.help.get(language).to_owned(),
        kind,
        optional: question.optional,
        exact_from,
        options,
        comment_asked: question.comment,
        consent_asked: given(question.consent.get(language).to_owned()),
        answer: answer.answer,
        comment: answer.comment,
        consent: answer.consent,
        from_last_time: answer.from_last_time,
    }
}
