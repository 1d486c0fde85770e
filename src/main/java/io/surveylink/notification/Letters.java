package io.surveylink.notification;

/** Mails with a secret link to people who may not be able to sign in. */
public interface Letters {

    /** False where the operator has named no mail server: then none leaves. */
    boolean canLeave();

    /** Joins the caller's transaction; the mail leaves after its commit. */
    void send(Letter letter);

    /**
     * @param body holds {@link #LINK} where the link goes
     * @param linkPurpose names the {@link SecretLinks} that makes the link
     */
    record Letter(String recipient, String subject, String body, String linkPurpose, long linkSubjectId) {

        public static final String LINK = "%LINK%";
    }
}
