package io.surveylink.user.internal;

import static io.surveylink.jooq.Tables.USER;

import io.surveylink.audit.AuditAction;
import io.surveylink.audit.AuditEntry;
import io.surveylink.audit.AuditLog;
import io.surveylink.common.Digests;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.RandomIds;
import io.surveylink.common.SurveylinkProperties;
import io.surveylink.common.Transactions;
import io.surveylink.common.UserId;
import io.surveylink.notification.Letters;
import io.surveylink.notification.Letters.Letter;
import io.surveylink.notification.NoticeTexts;
import io.surveylink.notification.SecretLinks;
import io.surveylink.user.Actor;
import io.surveylink.user.EmailAddress;
import io.surveylink.user.UserInvitations;
import io.surveylink.user.UserListener;
import io.surveylink.user.UserProfile;
import io.surveylink.user.UserState;
import io.surveylink.user.internal.UserRepository.NewRow;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

@Service
class InvitationService implements UserInvitations, SecretLinks {

    private static final String PURPOSE = "INVITATION";
    private static final String PATH = "invitation/";

    private final InvitationRepository invitations;
    private final UserRepository users;
    private final AdminCheck admins;
    private final NewPasswords passwords;
    private final Letters letters;
    private final SurveylinkProperties properties;
    private final AuditLog audit;
    private final Transactions transactions;
    private final Clock clock;
    private final ObjectProvider<UserListener> listeners;

    InvitationService(
            InvitationRepository invitations,
            UserRepository users,
            AdminCheck admins,
            NewPasswords passwords,
            Letters letters,
            SurveylinkProperties properties,
            AuditLog audit,
            Transactions transactions,
            Clock clock,
            ObjectProvider<UserListener> listeners) {
        this.invitations = invitations;
        this.users = users;
        this.admins = admins;
        this.passwords = passwords;
        this.letters = letters;
        this.properties = properties;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
        this.listeners = listeners;
    }

    @Override
    public Sent invite(Actor actor, NewInvitation invitation) {
        admins.require(actor);
        UserService.requireAddressable(invitation.email(), invitation.name());
        try {
            return transactions.write(() -> {
                var id = users.insert(
                        new NewRow(
                                EmailAddress.normalized(invitation.email()),
                                invitation.name().strip(),
                                null,
                                invitation.role(),
                                UserState.INVITED,
                                invitation.language()),
                        clock.instant());
                return send(actor, id);
            });
        } catch (DuplicateKeyException e) {
            throw new DomainException(e, ErrorCode.EMAIL_TAKEN);
        }
    }

    @Override
    public Sent inviteAgain(Actor actor, UserId user) {
        admins.require(actor);
        return transactions.write(() -> send(actor, user));
    }

    /** A link by mail is made when the mail leaves; without a mail server it is made now, and shown once. */
    private Sent send(Actor actor, UserId id) {
        var user = users.find(USER.ID.eq(id)).orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
        if (user.state() != UserState.INVITED) {
            throw new DomainException(ErrorCode.STALE);
        }
        var now = clock.instant();
        @Nullable String secret = letters.canLeave() ? null : RandomIds.secret();
        invitations.put(id, secret == null ? null : Digests.sha256(secret), now.plus(LIFE), actor.id(), now);
        audit.record(AuditEntry.of(actor.id(), AuditAction.USER_INVITED, "user", id.value())
                .changed(Map.of(), Map.of("role", user.role().name())));
        if (secret != null) {
            return new Sent(user, properties.url(PATH + secret));
        }
        var language = user.language();
        letters.send(new Letter(
                user.email(),
                NoticeTexts.letter("user.invitation.mail.title", language),
                NoticeTexts.letter("user.invitation.mail.text", language, user.name(), Letter.LINK, LIFE.toDays()),
                PURPOSE,
                id.value()));
        return new Sent(user, null);
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public Optional<String> make(long subjectId) {
        var secret = RandomIds.secret();
        boolean wanted = invitations.setDigest(new UserId(subjectId), Digests.sha256(secret), clock.instant());
        return wanted ? Optional.of(PATH + secret) : Optional.empty();
    }

    @Override
    public Optional<UserProfile> find(String secret) {
        return invitations.find(Digests.sha256(secret), clock.instant());
    }

    @Override
    public UserProfile accept(String secret, String password) {
        var digest = Digests.sha256(secret);
        if (find(secret).isEmpty()) {
            throw new DomainException(ErrorCode.INVITATION_OVER);
        }
        var hash = passwords.hash(password);
        return transactions.write(() -> {
            var invited = invitations
                    .find(digest, clock.instant())
                    .filter(user -> invitations.useUp(user.id(), digest))
                    .orElseThrow(() -> new DomainException(ErrorCode.INVITATION_OVER));
            invitations.activate(invited.id(), hash);
            audit.record(AuditEntry.of(
                            invited.id(),
                            AuditAction.USER_JOINED,
                            "user",
                            invited.id().value())
                    .changed(Map.of("state", UserState.INVITED.name()), Map.of("state", UserState.ACTIVE.name())));
            var joined = users.find(USER.ID.eq(invited.id())).orElseThrow();
            listeners.forEach(listener -> listener.joined(joined));
            return joined;
        });
    }
}
