package io.surveylink.notification;

import java.util.List;

/**
 * Kinds of notices. Each has {@code notice.<KIND>.title} and {@code notice.<KIND>.text} in every language, filled with
 * the named arguments in the order given here.
 */
public enum NoticeKind {
    ACCOUNT_NEEDS_REAUTHENTICATION("account", "org", "workflows"),
    /** What is held (an account, org, workflow or step by name) and why, as a text key: {@code @run.cause.<CAUSE>}. */
    RUNS_HELD("subject", "cause"),
    RUNS_RESUMED("subject"),
    RUN_FAILED("workflow", "response", "code"),
    RUN_UNCERTAIN("workflow", "response"),
    /** What a published workflow touches in Salesforce and no longer finds: API names. */
    WORKFLOW_DRIFTED("workflow", "what"),
    /** An admin has to say whether a sandbox that came back with another org id is the same. */
    SANDBOX_ASKED("org", "username"),
    SANDBOX_CONFIRMED("account", "org"),
    SANDBOX_DECLINED("account", "org"),
    /** Somebody who builds a step asks the owner for an account in its org. */
    LINK_ASKED("asker", "project", "org"),
    LINK_ANSWERED("owner", "project", "org"),
    /** Somebody who cannot mend it asks who can; the question of the diagnosis that found it, as a text key. */
    HELP_ASKED("asker", "project", "question"),
    /** An owner wants to share a project with an address that nobody signs in with: admins may invite its person. */
    USER_ASKED("owner", "email", "project"),
    MEMBER_JOINED("person", "project"),
    CONSENT_ASKED("publisher", "project", "object"),
    CONSENT_GIVEN("owner", "project", "object"),
    CONSENT_REFUSED("owner", "project", "object"),
    /** What somebody published who may publish no more waits for the owner to keep it. */
    PUBLISHER_LEFT("publisher", "project", "object"),
    PROPOSAL_MADE("author", "workflow"),
    PROPOSAL_COMMENTED("author", "workflow"),
    PROPOSAL_ACCEPTED("person", "workflow", "number"),
    PROPOSAL_DECLINED("person", "workflow", "reason"),
    PROPOSAL_STALE("workflow", "number"),
    WORKFLOW_TAKEN_OVER("person", "workflow"),
    /** To who may endorse it. */
    TRANSFER_ASKED("person", "project"),
    /** To admins, who may approve it. */
    TRANSFER_REQUESTED("person", "project", "to"),
    /** To the new owner, who gets ready now. */
    TRANSFER_APPROVED("from", "project"),
    TRANSFER_DECLINED("person", "project", "reason"),
    TRANSFER_CANCELLED("person", "project"),
    TRANSFER_EXPIRED("project"),
    TRANSFER_ACCEPTED("to", "project"),
    /** To the new owner of a project whose owner has left. */
    TRANSFER_FORCED("person", "project"),
    TRANSFER_UNDONE("person", "project");

    private final List<String> argumentNames;

    NoticeKind(String... argumentNames) {
        this.argumentNames = List.of(argumentNames);
    }

    /** The arguments that a notice of this kind has, in the order of the text's {0}, {1}, … */
    public List<String> argumentNames() {
        return argumentNames;
    }
}
