//! What the window, the command line and the local API may ask of Guichet, and what they are told.
//!
//! One command is one type: its name on the wire, its request and its reply cannot drift apart. The
//! TypeScript of the window is generated from here (`cargo xtask contract`). This room knows nothing
//! of how a question is answered: no store, no domain, no network. The office translates.
//!
//! Conventions: ids are UUIDv7 text; a [`Time`] is RFC 3339 with its offset; a [`Day`] is
//! `YYYY-MM-DD`; field names are camelCase on the wire.

mod failure;
mod word;

pub mod accounts;
pub mod agenda;
pub mod audit;
pub mod backup;
pub mod begun;
pub mod board;
pub mod campaigns;
pub mod capture;
pub mod case_law;
pub mod catalogues;
pub mod contacts;
pub mod deadlines;
pub mod demo;
pub mod documents;
pub mod dossiers;
pub mod drafts;
pub mod event;
pub mod evidence;
pub mod firm;
pub mod follow_ups;
pub mod hand_over;
pub mod inbox;
pub mod ingest;
pub mod intelligence;
pub mod licence;
pub mod members;
pub mod memos;
pub mod mixer;
pub mod notes;
pub mod notifications;
pub mod outbox;
pub mod outcomes;
pub mod people;
pub mod products;
pub mod prospects;
pub mod questions;
pub mod recovery;
pub mod report;
pub mod rights;
pub mod search;
pub mod second_factor;
pub mod settings;
pub mod staging;
pub mod tasks;
pub mod today;
pub mod typescript;
pub mod words;
pub mod workspaces;

pub use event::Event;
pub use failure::{Failure, FailureCode};

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use ts_rs::TS;

/// An instant, RFC 3339 with its offset: `2026-11-20T10:12:00+01:00`.
pub type Time = String;

/// A civil date, `YYYY-MM-DD`.
pub type Day = String;

/// A question that can be put to the application.
pub trait Command: DeserializeOwned + TS + 'static {
    /// The name on the wire, `feature.verb`.
    const NAME: &'static str;
    /// What a successful call answers.
    type Reply: Serialize + TS + 'static;
}

/// The reply of a command that has nothing to say but that it was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
pub struct Done {}

macro_rules! commands {
    ($($name:literal: $request:ty => $reply:ty,)+) => {
        $(impl Command for $request {
            const NAME: &'static str = $name;
            type Reply = $reply;
        })+

        /// The name of every command, in the order of this file.
        pub const NAMES: &[&str] = &[$($name,)+];

        pub(crate) fn describe(book: &mut typescript::Book) -> Result<(), ts_rs::ExportError> {
            $(book.command::<$request>()?;)+
            Ok(())
        }
    };
}

commands! {
    "firm.state": firm::ShowFirms => firm::FirmsView,
    "firm.make_recovery_kit": firm::MakeRecoveryKit => firm::RecoveryKitView,
    "firm.rate_passphrase": firm::RatePassphrase => firm::PassphraseView,
    "firm.create": firm::CreateFirm => firm::SessionView,
    "firm.unlock": firm::Unlock => firm::SessionView,
    "firm.recover": firm::Recover => firm::SessionView,
    "firm.lock": firm::Lock => Done,
    "firm.session": firm::ShowSession => firm::SessionView,
    "firm.save_recovery_kit": firm::SaveRecoveryKit => Done,
    "firm.touch": firm::Touch => Done,

    "today.show": today::ShowToday => today::TodayView,

    "inbox.list": inbox::ListMessages => inbox::MessagePage,
    "inbox.counts": inbox::CountMessages => inbox::InboxCounts,
    "inbox.open": inbox::OpenMessage => inbox::MessageView,
    "inbox.mark_read": inbox::MarkRead => Done,
    "inbox.move": inbox::MoveMessages => inbox::UndoView,
    "inbox.snooze": inbox::SnoozeMessages => inbox::UndoView,
    "inbox.assign": inbox::AssignMessages => inbox::UndoView,
    "inbox.undo": inbox::Undo => Done,
    "inbox.accept": inbox::AcceptAnalysis => inbox::MessageView,
    "inbox.correct": inbox::CorrectAnalysis => inbox::MessageView,
    "inbox.judge_summary": inbox::JudgeSummary => inbox::MessageView,
    "inbox.link": inbox::LinkWorkspace => inbox::MessageView,
    "inbox.save_draft": inbox::SaveDraft => inbox::MessageView,

    "board.show": board::ShowBoard => board::BoardView,
    "board.column": board::ShowColumn => board::ColumnView,

    "workspaces.list": workspaces::ListWorkspaces => workspaces::WorkspacePage,
    "workspaces.show": workspaces::ShowWorkspace => workspaces::WorkspaceView,
    "workspaces.create": workspaces::CreateWorkspace => workspaces::WorkspaceView,
    "workspaces.update": workspaces::UpdateWorkspace => workspaces::WorkspaceView,
    "workspaces.tick": workspaces::TickItem => workspaces::WorkspaceView,
    "workspaces.add_item": workspaces::AddItem => workspaces::WorkspaceView,
    "workspaces.acknowledge_alert": workspaces::AcknowledgeAlert => workspaces::WorkspaceView,

    "workspaces.plan_item": workspaces::PlanItem => workspaces::WorkspaceView,
    "workspaces.change": workspaces::ChangeWorkspaces => Done,
    "workspaces.merge": workspaces::MergeWorkspaces => workspaces::WorkspaceView,
    "workspaces.unmerge": workspaces::UnmergeWorkspaces => workspaces::WorkspaceView,
    "workspaces.forecast": outcomes::ForecastWorkspace => outcomes::ForecastView,
    "workspaces.outcomes": outcomes::ShowOutcomes => outcomes::OutcomesView,

    "tasks.due": tasks::ListDueTasks => tasks::DueTasksView,
    "tasks.save": tasks::SaveTask => workspaces::WorkspaceView,
    "tasks.finish": tasks::FinishTask => workspaces::WorkspaceView,
    "tasks.remove": tasks::RemoveTask => workspaces::WorkspaceView,
    "notes.save": notes::SaveNote => workspaces::WorkspaceView,
    "notes.remove": notes::RemoveNote => workspaces::WorkspaceView,
    "notes.put_back": notes::PutBackNote => workspaces::WorkspaceView,
    "people.set": people::SetPerson => workspaces::WorkspaceView,
    "people.remove": people::RemovePerson => workspaces::WorkspaceView,

    "documents.add": documents::AddDocuments => ingest::JobView,
    "documents.open": documents::OpenDocument => documents::DocumentView,
    "documents.page": documents::ReadPage => documents::PageView,
    "documents.rename": documents::RenameDocument => documents::DocumentView,
    "documents.remove": documents::RemoveDocument => workspaces::WorkspaceView,
    "documents.put_back": documents::PutBackDocument => workspaces::WorkspaceView,
    "documents.restore": documents::RestoreVersion => documents::DocumentView,
    "documents.link_item": documents::LinkItem => workspaces::WorkspaceView,
    "documents.read_again": documents::ReadAgain => documents::DocumentView,
    "documents.readings": documents::ListReadings => documents::ReadingsView,
    "documents.pause": documents::PauseReading => documents::ReadingsView,

    "drafts.templates": drafts::ListTemplates => drafts::TemplatesView,
    "drafts.compose": drafts::ComposeDraft => drafts::DocumentDraftView,
    "drafts.open": drafts::OpenDraft => drafts::DocumentDraftView,
    "drafts.edit": drafts::EditDraft => drafts::DocumentDraftView,
    "drafts.validate": drafts::ValidateDraft => drafts::DocumentDraftView,
    "drafts.export": drafts::ExportDraft => Done,
    "drafts.file": drafts::FileDraft => drafts::DocumentDraftView,
    "drafts.remove": drafts::RemoveDraft => Done,
    "drafts.put_back": drafts::PutBackDraft => Done,

    "deadlines.families": deadlines::ListFamilies => deadlines::FamiliesView,
    "deadlines.compute": deadlines::Compute => deadlines::OutcomeView,
    "deadlines.propose": deadlines::Propose => workspaces::WorkspaceView,
    "deadlines.enter": deadlines::Enter => workspaces::WorkspaceView,
    "deadlines.decide": deadlines::Decide => workspaces::WorkspaceView,
    "deadlines.second": deadlines::Second => workspaces::WorkspaceView,
    "deadlines.policy": deadlines::ShowPolicy => deadlines::PolicyView,
    "deadlines.set_policy": deadlines::SetPolicy => deadlines::PolicyView,
    "deadlines.firm_rules": deadlines::ShowFirmRules => deadlines::FirmRulesView,
    "deadlines.set_firm_rules": deadlines::SetFirmRules => deadlines::FirmRulesView,
    "deadlines.settle_move": deadlines::SettleMove => deadlines::FirmRulesView,
    "deadlines.log": deadlines::ListLog => deadlines::LogView,
    "deadlines.log_page": deadlines::OpenLog => deadlines::LogPageView,

    "agenda.show": agenda::ShowAgenda => agenda::AgendaView,
    "agenda.create": agenda::CreateAppointment => agenda::AppointmentView,
    "agenda.update": agenda::UpdateAppointment => agenda::AppointmentView,
    "agenda.export": agenda::ExportAgenda => agenda::ExportedView,

    "contacts.list": contacts::ListContacts => contacts::ContactPage,
    "contacts.show": contacts::ShowContact => contacts::ContactView,
    "contacts.duplicates": contacts::ListDuplicates => contacts::DuplicatesView,
    "contacts.merge": contacts::MergeContacts => contacts::MergeView,
    "contacts.unmerge": contacts::UnmergeContacts => contacts::ContactView,

    "search.query": search::Search => search::SearchView,
    "search.list": search::ListSearches => search::SearchesView,
    "search.remember": search::RememberSearch => Done,
    "search.keep": search::KeepSearch => Done,
    "search.forget": search::ForgetSearches => Done,

    "begun.list": begun::ListBegun => begun::BegunView,
    "begun.keep": begun::KeepBegun => Done,

    "ingest.start": ingest::StartIngest => ingest::JobView,
    "ingest.jobs": ingest::ListJobs => ingest::JobsView,
    "ingest.cancel": ingest::CancelJob => ingest::JobView,

    "accounts.list": accounts::ListAccounts => accounts::AccountsView,
    "accounts.test_imap": accounts::TestImap => accounts::TestView,
    "accounts.add_imap": accounts::AddImap => accounts::AccountView,
    "accounts.reconnect": accounts::Reconnect => accounts::AccountView,
    "accounts.set_paused": accounts::SetPaused => accounts::AccountView,
    "accounts.sync": accounts::SyncAccounts => accounts::AccountsView,
    "accounts.remove": accounts::RemoveAccount => Done,

    "settings.show": settings::ShowSettings => settings::SettingsView,
    "settings.update": settings::UpdateSettings => settings::SettingsView,

    "members.list": members::ListMembers => members::MembersView,
    "members.add": members::AddMember => members::MembersView,
    "members.update": members::UpdateMember => members::MembersView,
    "members.change_passphrase": members::ChangePassphrase => Done,

    "intelligence.show": intelligence::ShowIntelligence => intelligence::IntelligenceView,
    "intelligence.set_provider": intelligence::SetProvider => intelligence::IntelligenceView,
    "intelligence.retrain": intelligence::Retrain => ingest::JobView,

    "notifications.list": notifications::ListNotifications => notifications::NotificationsView,
    "notifications.mark_read": notifications::MarkNotificationsRead => notifications::NotificationsView,

    "audit.list": audit::ListAudit => audit::AuditPage,
    "audit.verify": audit::Verify => audit::VerifyView,

    "backup.show": backup::ShowBackups => backup::BackupsView,
    "backup.plan": backup::SetBackupPlan => backup::BackupsView,
    "backup.start": backup::StartBackup => ingest::JobView,
    "backup.check": backup::CheckBackup => ingest::JobView,
    "backup.drill": backup::StartDrill => ingest::JobView,
    "backup.restore": backup::StartRestore => backup::RestoreView,
    "backup.restoring": backup::ShowRestore => backup::RestoreView,
    "backup.cancel_restore": backup::CancelRestore => Done,

    "recovery.show": recovery::ShowShares => recovery::SharesStateView,
    "recovery.make_shares": recovery::MakeShares => recovery::SharesView,
    "recovery.keep_shares": recovery::KeepShares => recovery::SharesStateView,
    "recovery.save_share": recovery::SaveShare => Done,

    "second_factor.show": second_factor::ShowSecondFactor => second_factor::SecondFactorView,
    "second_factor.make": second_factor::MakeSecondFactor => second_factor::SecondFactorSecretView,
    "second_factor.keep": second_factor::KeepSecondFactor => second_factor::SecondFactorView,
    "second_factor.drop": second_factor::DropSecondFactor => second_factor::SecondFactorView,
    "second_factor.require": second_factor::RequireSecondFactor => second_factor::SecondFactorView,

    "dossiers.show": dossiers::ShowImports => dossiers::ImportsView,
    "dossiers.start": dossiers::StartImport => ingest::JobView,
    "dossiers.undo": dossiers::UndoImport => ingest::JobView,

    "case_law.list": case_law::ListDecisions => case_law::DecisionPage,
    "case_law.library": case_law::ShowLibrary => case_law::LibraryView,
    "case_law.import": case_law::ImportDecisions => ingest::JobView,
    "case_law.undo": case_law::UndoDecisionImport => ingest::JobView,
    "case_law.show": case_law::ShowDecision => case_law::DecisionCardView,
    "case_law.update": case_law::UpdateDecision => case_law::DecisionCardView,
    "case_law.archive": case_law::ArchiveDecisions => Done,
    "case_law.remove": case_law::RemoveDecisions => Done,
    "case_law.tag": case_law::TagDecisions => case_law::TaggedView,
    "case_law.rename_tag": case_law::RenameTag => case_law::TaggedView,
    "case_law.attach": case_law::AttachDecision => case_law::DecisionCardView,

    "licence.show": licence::ShowLicence => licence::LicenceView,
    "licence.set": licence::SetLicence => licence::LicenceView,

    "evidence.export": evidence::ExportEvidence => ingest::JobView,

    "rights.export": rights::ExportPerson => ingest::JobView,
    "rights.preview_erasure": rights::PreviewErasure => rights::ErasurePreview,
    "rights.erase": rights::ErasePerson => rights::ErasureReport,
    "rights.list_consents": rights::ListConsents => rights::ConsentsView,
    "rights.record_consent": rights::RecordConsent => rights::ConsentsView,
    "rights.show_retention": rights::ShowRetention => rights::RetentionView,
    "rights.set_retention": rights::SetRetention => rights::RetentionView,

    "campaigns.list": campaigns::ListCampaigns => campaigns::CampaignPage,
    "campaigns.show": campaigns::ShowCampaign => campaigns::CampaignView,
    "campaigns.save": campaigns::SaveCampaign => campaigns::CampaignView,
    "campaigns.duplicate": campaigns::DuplicateCampaign => campaigns::CampaignView,
    "campaigns.archive": campaigns::ArchiveCampaign => campaigns::CampaignView,
    "campaigns.distributors": campaigns::ListDistributors => campaigns::DistributorsView,
    "campaigns.save_distributor": campaigns::SaveDistributor => campaigns::DistributorsView,
    "campaigns.remove_distributor": campaigns::RemoveDistributor => campaigns::DistributorsView,

    "campaigns.hand_over": hand_over::HandOverCampaign => hand_over::HandedOver,
    "campaigns.take_over": hand_over::TakeOverCampaign => hand_over::TakenOver,
    "campaigns.questions": questions::ShowQuestions => questions::QuestionsView,
    "campaigns.save_questions": questions::SaveQuestions => questions::QuestionsView,
    "campaigns.report": report::ShowCampaignReport => report::CampaignReport,
    "campaigns.save_report": report::SaveCampaignReport => Done,

    "prospects.list": prospects::ListProspects => prospects::ProspectPage,
    "prospects.show": prospects::ShowProspect => prospects::ProspectView,
    "prospects.save": prospects::SaveProspect => prospects::ProspectView,
    "prospects.sort": prospects::SortProspects => prospects::BatchView,
    "prospects.answer": prospects::AnswerProspects => prospects::BatchView,
    "prospects.remove": prospects::RemoveProspects => prospects::BatchView,
    "prospects.follow_ups": follow_ups::ListFollowUps => follow_ups::FollowUpsView,
    "prospects.set_follow_up": follow_ups::SetFollowUp => prospects::BatchView,
    "prospects.memos": memos::ListMemos => memos::MemosView,
    "prospects.add_memo": memos::AddMemo => memos::MemosView,
    "prospects.open_memo": memos::OpenMemo => memos::MemoContent,
    "prospects.remove_memo": memos::RemoveMemo => memos::MemosView,
    "prospects.replies": questions::ShowReplies => questions::RepliesView,
    "prospects.reply": questions::ReplyQuestion => questions::RepliesView,
    "prospects.read_card": capture::ReadCard => capture::CardReading,
    "prospects.batches": prospects::ListBatches => prospects::BatchPage,
    "prospects.undo": prospects::UndoBatch => prospects::BatchView,
    "prospects.preview_import": prospects::PreviewImport => prospects::ProspectImportPreview,
    "prospects.import": prospects::ImportProspects => prospects::ProspectImportReport,
    "prospects.export": prospects::ExportProspects => prospects::ExportedProspects,
    "prospects.imports": prospects::ListProspectImports => prospects::ProspectImportsView,
    "prospects.undo_import": prospects::UndoProspectImport => prospects::ProspectImportsView,

    "catalogues.list": catalogues::ListCatalogues => catalogues::CataloguesView,
    "catalogues.show": catalogues::ShowCatalogue => catalogues::CatalogueDetail,
    "catalogues.add": catalogues::AddCatalogue => catalogues::CatalogueView,
    "catalogues.rename": catalogues::RenameCatalogue => catalogues::CatalogueView,
    "catalogues.pause": catalogues::PauseCatalogue => catalogues::CatalogueView,
    "catalogues.read_again": catalogues::ReadCatalogueAgain => catalogues::CatalogueView,
    "catalogues.remove": catalogues::RemoveCatalogue => catalogues::CataloguesView,
    "catalogues.put_back": catalogues::PutBackCatalogue => catalogues::CataloguesView,
    "catalogues.publish": catalogues::PublishCatalogue => ingest::JobView,

    "staging.list": staging::ListStaged => staging::StagedPage,
    "staging.show": staging::ShowStaged => staging::StagedView,
    "staging.decide": staging::DecideStaged => staging::StagedChanged,
    "staging.merge": staging::MergeStaged => staging::StagedChanged,
    "staging.split": staging::SplitStaged => staging::StagedChanged,
    "staging.add": staging::AddStaged => staging::StagedChanged,
    "staging.read": staging::ReadPlace => staging::PlaceView,
    "staging.reject_page": staging::RejectPage => staging::StagedChanged,
    "staging.undo": staging::UndoStaged => staging::StagedChanged,

    "products.list": products::ListProducts => products::ProductPage,
    "products.categories": products::ListCategories => products::CategoriesView,
    "products.show": products::ShowProduct => products::ProductView,
    "products.save": products::SaveProduct => products::ProductView,
    "products.remove": products::RemoveProduct => products::ProductView,
    "products.put_back": products::PutBackProduct => products::ProductView,

    "interests.list": products::ListInterests => products::InterestsView,
    "interests.add": products::AddInterest => products::InterestView,
    "interests.update": products::UpdateInterest => products::InterestView,
    "interests.remove": products::RemoveInterest => products::InterestsView,

    "mixer.templates": mixer::ListMailTemplates => mixer::MailTemplatesView,
    "mixer.save_template": mixer::SaveMailTemplate => mixer::MailTemplateView,
    "mixer.remove_template": mixer::RemoveMailTemplate => mixer::MailTemplatesView,
    "mixer.preview": mixer::PreviewMail => mixer::MailPreview,
    "mixer.prepare": mixer::PrepareMails => ingest::JobView,
    "mixer.prepared": mixer::ShowPrepared => mixer::PrepareReport,

    "outbox.list": outbox::ListOutbox => outbox::OutboxPage,
    "outbox.approve": outbox::ApproveMails => outbox::OutboxChanged,
    "outbox.run": outbox::RunOutbox => ingest::JobView,
    "outbox.retry": outbox::RetryMails => outbox::OutboxChanged,
    "outbox.cancel": outbox::CancelMails => outbox::OutboxChanged,
    "outbox.put_back": outbox::PutBackMails => outbox::OutboxChanged,
    "outbox.decide": outbox::DecideMail => outbox::OutboxMailView,
    "outbox.proof": outbox::ProveMail => Done,
    "outbox.senders": outbox::ListSenders => outbox::SendersView,
    "outbox.test_sender": outbox::TestSender => outbox::SenderTest,
    "outbox.save_sender": outbox::SaveSender => outbox::SendersView,
    "outbox.remove_sender": outbox::RemoveSender => outbox::SendersView,
    "outbox.suppressions": outbox::ListSuppressions => outbox::SuppressionsView,
    "outbox.suppress": outbox::SuppressAddress => outbox::SuppressionsView,
    "outbox.release": outbox::ReleaseAddress => outbox::SuppressionsView,

    "demo.load": demo::LoadDemo => ingest::JobView,
}
