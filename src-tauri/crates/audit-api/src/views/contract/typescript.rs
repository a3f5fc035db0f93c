//! TypeScript for the screen, made from the views.

use super::super::*;
use ts_rs::{Config, TS};

/// The TypeScript of every view, as one module.
pub fn typescript() -> String {
    let config = Config::default();
    let mut out = String::from(
        "// Made from src-tauri/crates/audit-api/src/views. Never edited: run the tests with UPDATE_GOLDEN=1.\n\
         import type { ErrorCode } from \"./codes\";\n",
    );
    macro_rules! all {
        ($($name:ident,)*) => {$(
            if let Some(docs) = $name::docs() {
                out.push('\n');
                out.push_str(docs.trim_end());
            }
            out.push_str("\nexport ");
            out.push_str(&$name::decl(&config));
            out.push('\n');
        )*};
    }
    all![
        StandardView,
        LevelChoice,
        Counts,
        SourceKind,
        ActionStatus,
        HowAgreed,
        Holds,
        FindingCode,
        BlockView,
        SpanView,
        SourceView,
        AnswerView,
        EvidenceView,
        ActionView,
        PlanView,
        WithoutAction,
        QuestionView,
        QuestionKind,
        OptionView,
        StartView,
        SubmitterView,
        ToolCard,
        ServiceTypeView,
        StartAudit,
        IdentifierValue,
        AuditCard,
        AuditState,
        Mark,
        ProgressView,
        AuditView,
        LevelView,
        AreaView,
        StandardRow,
        DraftView,
        BroughtView,
        RefusedView,
        SavedView,
        ImportView,
        ToolProblemView,
        NextView,
        NextKind,
        OriginView,
        CarriedView,
        CarriedRow,
        WaitingView,
        WordsView,
        Side,
        EarlierView,
        LabelledView,
        CheckView,
        DamageView,
        DamagedView,
        FindingView,
        DeclarationView,
        DeclarerView,
        DeclarationStanding,
        WayView,
        Unrecorded,
        Agreement,
        HistoryAsk,
        HistoryPage,
        HistoryEntry,
        ProfileView,
        KeptAsideView,
        IdentifierView,
        FactView,
        SiteView,
        ReadersView,
        PaperCopy,
        PaperChange,
        AskView,
        ChallengeView,
        PaperMade,
        ErrorView,
        ChosenView,
        DroppedKind,
        DroppedView,
        Theme,
        AboutView,
        HelpFileView,
        PublisherView,
        PersonView,
        SettingsView,
        SettingName,
        LeftOutView,
        LevelKeyView,
        SendingView,
        SentPart,
        SentRow,
        ReturnView,
        FileView,
        FileKind,
        SearchHit,
        HitKind,
        BeginningView,
        LikeView,
        LikePart,
        LikeCode,
        LikeRow,
        BesideView,
        BesideEvidence,
        SnippetPart,
        SnapshotView,
        SnapshotTrouble,
        SnapshotLine,
        SecondFolderView,
        SnapshotsView,
        RestoredView,
        MakeWorkbook,
        WorkbookView,
        ImportGroup,
        ImportRow,
        CarriedIn,
        ImportProblem,
        OldFormAsked,
        ColumnAsked,
        ValueAsked,
        RowAsked,
        OldFormView,
        ColumnView,
        HoldsView,
        Becomes,
        ValueView,
        OldRowView,
    ];
    out.push_str(&super::fields::typescript());
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_committed_typescript_is_current() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../ui/src/lib/api/generated/api.ts");
        let made = super::typescript();
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::create_dir_all(std::path::Path::new(path).parent().unwrap()).unwrap();
            std::fs::write(path, &made).unwrap();
        }
        let committed = std::fs::read_to_string(path).unwrap_or_default();
        assert!(made == committed, "{path} is out of date: run the tests with UPDATE_GOLDEN=1");
    }
}
