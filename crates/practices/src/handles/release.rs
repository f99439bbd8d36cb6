//! Handles of fields, states and moves. Printed by `cargo xtask gen` from the definitions; do not edit.

/// Release: One or more new or changed components deployed together into the live environment
#[rustfmt::skip]
#[allow(dead_code, unused_imports)]
pub mod release {
    use schema::handle::{ChoiceEnum, Field, Link, Links, One, Seconds, Several, Table, Text};

    /// Name of the record type.
    pub const TYPE: &str = "release";

    /// Choices of Release type.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ReleaseType {
        /// Major.
        Major,
        /// Minor.
        Minor,
        /// Continuous.
        Continuous,
        /// Emergency.
        Emergency,
    }
    impl ChoiceEnum for ReleaseType {
        const ALL: &'static [Self] = &[
            Self::Major,
            Self::Minor,
            Self::Continuous,
            Self::Emergency,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Major => "major",
                Self::Minor => "minor",
                Self::Continuous => "continuous",
                Self::Emergency => "emergency",
            }
        }
    }

    /// Choices of Deployment method.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum DeploymentMethod {
        /// Big bang.
        BigBang,
        /// Phased.
        Phased,
        /// Canary.
        Canary,
        /// Blue/green.
        BlueGreen,
        /// Push.
        Push,
        /// Pull.
        Pull,
    }
    impl ChoiceEnum for DeploymentMethod {
        const ALL: &'static [Self] = &[
            Self::BigBang,
            Self::Phased,
            Self::Canary,
            Self::BlueGreen,
            Self::Push,
            Self::Pull,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::BigBang => "big_bang",
                Self::Phased => "phased",
                Self::Canary => "canary",
                Self::BlueGreen => "blue_green",
                Self::Push => "push",
                Self::Pull => "pull",
            }
        }
    }

    /// Choices of Exception decision.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ExceptionDecision {
        /// Deploy.
        Deploy,
        /// Deploy with conditions.
        DeployWithConditions,
        /// Do not deploy.
        DoNotDeploy,
    }
    impl ChoiceEnum for ExceptionDecision {
        const ALL: &'static [Self] = &[
            Self::Deploy,
            Self::DeployWithConditions,
            Self::DoNotDeploy,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Deploy => "deploy",
                Self::DeployWithConditions => "deploy_with_conditions",
                Self::DoNotDeploy => "do_not_deploy",
            }
        }
    }

    /// Choices of Integrity check.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum IntegrityCheck {
        /// Passed.
        Passed,
        /// Failed.
        Failed,
    }
    impl ChoiceEnum for IntegrityCheck {
        const ALL: &'static [Self] = &[
            Self::Passed,
            Self::Failed,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Passed => "passed",
                Self::Failed => "failed",
            }
        }
    }

    /// Choices of Was the service hit?.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ServiceHit {
        /// No.
        No,
        /// Yes.
        Yes,
    }
    impl ChoiceEnum for ServiceHit {
        const ALL: &'static [Self] = &[
            Self::No,
            Self::Yes,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::No => "no",
                Self::Yes => "yes",
            }
        }
    }

    /// Choices of Outcome.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Outcome {
        /// Successful.
        Successful,
        /// Successful with issues.
        SuccessfulWithIssues,
        /// Backed out.
        BackedOut,
        /// Failed.
        Failed,
    }
    impl ChoiceEnum for Outcome {
        const ALL: &'static [Self] = &[
            Self::Successful,
            Self::SuccessfulWithIssues,
            Self::BackedOut,
            Self::Failed,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Successful => "successful",
                Self::SuccessfulWithIssues => "successful_with_issues",
                Self::BackedOut => "backed_out",
                Self::Failed => "failed",
            }
        }
    }

    /// Choices of Result.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum AcceptanceCriteriaResult {
        /// Passed.
        Passed,
        /// Failed.
        Failed,
    }
    impl ChoiceEnum for AcceptanceCriteriaResult {
        const ALL: &'static [Self] = &[
            Self::Passed,
            Self::Failed,
        ];
        fn as_str(self) -> &'static str {
            match self {
                Self::Passed => "passed",
                Self::Failed => "failed",
            }
        }
    }

    /// Fields.
    pub mod f {
        use super::*;
        /// Service.
        pub const SERVICE: Field<Link> = Field::new("service");
        /// Release type.
        pub const RELEASE_TYPE: Field<One<ReleaseType>> = Field::new("release_type");
        /// Why more often than usual.
        pub const FREQUENCY_REASON: Field<Text> = Field::new("frequency_reason");
        /// Planned deploy on.
        pub const PLANNED_DEPLOY_ON: Field<kernel::Date> = Field::new("planned_deploy_on");
        /// Deployment method.
        pub const DEPLOYMENT_METHOD: Field<One<DeploymentMethod>> = Field::new("deployment_method");
        /// Deliverables.
        pub const DELIVERABLES: Field<Text> = Field::new("deliverables");
        /// Changes.
        pub const CHANGES: Field<Links> = Field::new("changes");
        /// Known errors.
        pub const KNOWN_ERRORS: Field<Links> = Field::new("known_errors");
        /// Problems.
        pub const PROBLEMS: Field<Links> = Field::new("problems");
        /// Closes no problem and no known error.
        pub const CLOSES_NOTHING: Field<bool> = Field::new("closes_nothing");
        /// Build lead.
        pub const BUILD_LEAD: Field<Link> = Field::new("build_lead");
        /// Builds.
        pub const BUILDS: Field<Table> = Field::new("builds");
        /// Acceptance criteria.
        pub const ACCEPTANCE_CRITERIA: Field<Table> = Field::new("acceptance_criteria");
        /// Verification result.
        pub const VERIFICATION_RESULT: Field<Text> = Field::new("verification_result");
        /// Criteria failed.
        pub const CRITERIA_FAILED: Field<i64> = Field::new("criteria_failed");
        /// Exception decision.
        pub const EXCEPTION_DECISION: Field<One<ExceptionDecision>> = Field::new("exception_decision");
        /// Exception reason.
        pub const EXCEPTION_REASON: Field<Text> = Field::new("exception_reason");
        /// Exception decided by.
        pub const EXCEPTION_DECIDED_BY: Field<Links> = Field::new("exception_decided_by");
        /// Deployer.
        pub const DEPLOYER: Field<Link> = Field::new("deployer");
        /// Baseline.
        pub const BASELINE: Field<Link> = Field::new("baseline");
        /// Announced at.
        pub const ANNOUNCED_AT: Field<kernel::Timestamp> = Field::new("announced_at");
        /// Remediation is ready.
        pub const REMEDIATION_READY: Field<bool> = Field::new("remediation_ready");
        /// Deployed artefacts.
        pub const DEPLOYED_ARTEFACTS: Field<Table> = Field::new("deployed_artefacts");
        /// Integrity check.
        pub const INTEGRITY_CHECK: Field<One<IntegrityCheck>> = Field::new("integrity_check");
        /// Deployed at.
        pub const DEPLOYED_AT: Field<kernel::Timestamp> = Field::new("deployed_at");
        /// On the planned day.
        pub const ON_PLANNED_DAY: Field<bool> = Field::new("on_planned_day");
        /// Baseline restored and verified.
        pub const RESTORED_VERIFIED: Field<bool> = Field::new("restored_verified");
        /// Was the service hit?.
        pub const SERVICE_HIT: Field<One<ServiceHit>> = Field::new("service_hit");
        /// Incident.
        pub const INCIDENT: Field<Link> = Field::new("incident");
        /// Problem of the back-out.
        pub const PROBLEM: Field<Link> = Field::new("problem");
        /// Observation ends on.
        pub const OBSERVATION_ENDS_ON: Field<kernel::Date> = Field::new("observation_ends_on");
        /// Related incidents.
        pub const RELATED_INCIDENTS: Field<Links> = Field::new("related_incidents");
        /// Post deploy incidents.
        pub const POST_DEPLOY_INCIDENTS: Field<i64> = Field::new("post_deploy_incidents");
        /// Of these P1 or P2.
        pub const POST_DEPLOY_PRESSING: Field<i64> = Field::new("post_deploy_pressing");
        /// Incidents counted at.
        pub const INCIDENTS_COUNTED_AT: Field<kernel::Timestamp> = Field::new("incidents_counted_at");
        /// Outcome.
        pub const OUTCOME: Field<One<Outcome>> = Field::new("outcome");
        /// Conclusions.
        pub const CONCLUSIONS: Field<Text> = Field::new("conclusions");
        /// Reviewed on.
        pub const REVIEWED_ON: Field<kernel::Date> = Field::new("reviewed_on");
        /// Service owner's approval.
        pub const OWNER_APPROVED_BY: Field<Link> = Field::new("owner_approved_by");
        /// Owner approved at.
        pub const OWNER_APPROVED_AT: Field<kernel::Timestamp> = Field::new("owner_approved_at");
        /// Planned date at approval.
        pub const APPROVED_DEPLOY_ON: Field<kernel::Date> = Field::new("approved_deploy_on");
        /// Approved by.
        pub const APPROVED_BY: Field<Link> = Field::new("approved_by");
        /// Approved at.
        pub const APPROVED_AT: Field<kernel::Timestamp> = Field::new("approved_at");
        /// Building at.
        pub const BUILDING_AT: Field<kernel::Timestamp> = Field::new("building_at");
        /// Deploying at.
        pub const DEPLOYING_AT: Field<kernel::Timestamp> = Field::new("deploying_at");
        /// Backed out at.
        pub const BACKED_OUT_AT: Field<kernel::Timestamp> = Field::new("backed_out_at");
        /// Title.
        pub const TITLE: Field<Text> = Field::new("title");
        /// Description.
        pub const DESCRIPTION: Field<Text> = Field::new("description");
        /// Owner.
        pub const OWNER: Field<Link> = Field::new("owner");
        /// Why no improvement.
        pub const NO_IMPROVEMENT_REASON: Field<Text> = Field::new("no_improvement_reason");
        /// Legacy reference.
        pub const LEGACY_REFERENCE: Field<Text> = Field::new("legacy_reference");
        /// Last message to the caller.
        pub const LAST_PUBLIC_AT: Field<kernel::Timestamp> = Field::new("last_public_at");
        /// Last message from the caller.
        pub const LAST_INBOUND_AT: Field<kernel::Timestamp> = Field::new("last_inbound_at");
        /// Last work log entry.
        pub const LAST_WORK_AT: Field<kernel::Timestamp> = Field::new("last_work_at");
    }

    /// Columns of tables, by field; read them from a [`schema::Row`].
    pub mod columns {
        /// Builds.
        pub mod builds {
            use super::super::*;
            /// Artefact.
            pub const ARTEFACT: Field<Text> = Field::new("artefact");
            /// Version.
            pub const VERSION: Field<Text> = Field::new("version");
            /// Checksum.
            pub const CHECKSUM: Field<Text> = Field::new("checksum");
            /// Store.
            pub const STORE: Field<Text> = Field::new("store");
        }
        /// Acceptance criteria.
        pub mod acceptance_criteria {
            use super::super::*;
            /// Criterion.
            pub const CRITERION: Field<Text> = Field::new("criterion");
            /// Result.
            pub const RESULT: Field<One<AcceptanceCriteriaResult>> = Field::new("result");
            /// Note.
            pub const NOTE: Field<Text> = Field::new("note");
        }
        /// Deployed artefacts.
        pub mod deployed_artefacts {
            use super::super::*;
            /// Artefact.
            pub const ARTEFACT: Field<Text> = Field::new("artefact");
            /// Checksum.
            pub const CHECKSUM: Field<Text> = Field::new("checksum");
        }
    }

    /// States.
    pub mod state {
        /// Planned.
        pub const PLANNED: &str = "planned";
        /// Building.
        pub const BUILDING: &str = "building";
        /// Verifying.
        pub const VERIFYING: &str = "verifying";
        /// Approved.
        pub const APPROVED: &str = "approved";
        /// Deploying.
        pub const DEPLOYING: &str = "deploying";
        /// Deployed.
        pub const DEPLOYED: &str = "deployed";
        /// Observing.
        pub const OBSERVING: &str = "observing";
        /// In review.
        pub const IN_REVIEW: &str = "in_review";
        /// Closed.
        pub const CLOSED: &str = "closed";
        /// Backed out.
        pub const BACKED_OUT: &str = "backed_out";
        /// Cancelled.
        pub const CANCELLED: &str = "cancelled";
    }

    /// Moves.
    pub mod step {
        /// Begin building.
        pub const BUILD: &str = "build";
        /// Hand over to verification.
        pub const VERIFY: &str = "verify";
        /// Approve as service owner.
        pub const OWNER_APPROVE: &str = "owner_approve";
        /// Approve.
        pub const APPROVE: &str = "approve";
        /// Begin deployment.
        pub const DEPLOY: &str = "deploy";
        /// Deployed.
        pub const FINISH: &str = "finish";
        /// Back out.
        pub const BACK_OUT: &str = "back_out";
        /// Observe.
        pub const OBSERVE: &str = "observe";
        /// Begin review.
        pub const BEGIN_REVIEW: &str = "begin_review";
        /// Close.
        pub const CLOSE: &str = "close";
        /// Cancel.
        pub const CANCEL: &str = "cancel";
    }

    /// Links.
    pub mod link {
        /// Improvements.
        pub const IMPROVEMENTS: &str = "improvements";
        /// Actions.
        pub const ACTIONS: &str = "actions";
    }
}
