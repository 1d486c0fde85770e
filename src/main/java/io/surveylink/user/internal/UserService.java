package io.surveylink.user.internal;

import static io.surveylink.jooq.Tables.USER;

import io.surveylink.audit.AuditAction;
import io.surveylink.audit.AuditEntry;
import io.surveylink.audit.AuditLog;
import io.surveylink.common.ColorScheme;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.Transactions;
import io.surveylink.common.UserId;
import io.surveylink.user.Actor;
import io.surveylink.user.EmailAddress;
import io.surveylink.user.Role;
import io.surveylink.user.UserListener;
import io.surveylink.user.UserProfile;
import io.surveylink.user.UserState;
import io.surveylink.user.Users;
import io.surveylink.user.internal.UserRepository.NewRow;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

@Service
class UserService implements Users {

    private static final int MAX_NAME_LENGTH = 100;

    private final UserRepository users;
    private final AdminCheck admins;
    private final SignInThrottle throttle;
    private final SetupCode setupCode;
    private final NewPasswords passwords;
    private final AuditLog audit;
    private final Transactions transactions;
    private final Clock clock;
    private final ObjectProvider<UserListener> listeners;

    /** Once there is a user there is always one: no further question to the database. */
    private volatile boolean hasUsers;

    UserService(
            UserRepository users,
            AdminCheck admins,
            SignInThrottle throttle,
            SetupCode setupCode,
            NewPasswords passwords,
            AuditLog audit,
            Transactions transactions,
            Clock clock,
            ObjectProvider<UserListener> listeners) {
        this.users = users;
        this.admins = admins;
        this.throttle = throttle;
        this.setupCode = setupCode;
        this.passwords = passwords;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
        this.listeners = listeners;
    }

    @Override
    public boolean needsFirstAdmin() {
        if (!hasUsers) {
            hasUsers = !users.isEmpty();
        }
        return !hasUsers;
    }

    @Override
    public boolean asksSetupCode() {
        return setupCode.isAsked();
    }

    @Override
    public UserProfile createFirstAdmin(NewUser user, String code) {
        if (!needsFirstAdmin()) {
            throw new DomainException(ErrorCode.SETUP_DONE);
        }
        if (!setupCode.matches(code)) {
            throw new DomainException(ErrorCode.SETUP_CODE_WRONG);
        }
        var admin = new NewUser(user.email(), user.name(), user.password(), Role.ADMIN, user.language());
        var hash = hash(admin);
        return transactions.write(() -> {
            // Two browsers may ask at once: the row makes the second wait, and then there is a user.
            throttle.lockForSetup();
            if (!users.isEmpty()) {
                throw new DomainException(ErrorCode.SETUP_DONE);
            }
            return insert(null, admin, hash);
        });
    }

    @Override
    public UserProfile create(Actor actor, NewUser user) {
        admins.require(actor);
        var hash = hash(user);
        try {
            return transactions.write(() -> insert(actor.id(), user, hash));
        } catch (DuplicateKeyException e) {
            throw new DomainException(e, ErrorCode.EMAIL_TAKEN);
        }
    }

    @Override
    public Optional<UserProfile> find(UserId id) {
        return users.find(USER.ID.eq(id));
    }

    @Override
    public Optional<UserProfile> findByEmail(String email) {
        return users.find(USER.EMAIL.eq(EmailAddress.normalized(email)));
    }

    @Override
    public Map<UserId, UserProfile> findAll(Collection<UserId> ids) {
        return users.findAll(ids).stream().collect(Collectors.toMap(UserProfile::id, Function.identity()));
    }

    @Override
    public List<UserProfile> findPage(Actor actor, int offset, int limit) {
        admins.require(actor);
        return users.findPage(offset, limit);
    }

    @Override
    public int count(Actor actor) {
        admins.require(actor);
        return users.count();
    }

    @Override
    public void changeSettings(Actor actor, Locale language, ColorScheme colorScheme) {
        transactions.write(() -> users.updateSettings(actor.id(), language, colorScheme));
    }

    private UserProfile insert(@Nullable UserId actor, NewUser user, String hash) {
        var id = users.insert(
                new NewRow(
                        EmailAddress.normalized(user.email()),
                        user.name().strip(),
                        hash,
                        user.role(),
                        UserState.ACTIVE,
                        user.language()),
                clock.instant());
        audit.record(AuditEntry.of(actor, AuditAction.USER_CREATED, "user", id.value())
                .changed(Map.of(), Map.of("role", user.role().name())));
        var profile = users.find(USER.ID.eq(id)).orElseThrow();
        listeners.forEach(listener -> listener.joined(profile));
        return profile;
    }

    private String hash(NewUser user) {
        requireAddressable(user.email(), user.name());
        return passwords.hash(user.password());
    }

    /** @throws DomainException EMAIL_INVALID, NAME_INVALID */
    static void requireAddressable(String address, String name) {
        EmailAddress.valid(address);
        if (name.isBlank() || name.strip().length() > MAX_NAME_LENGTH) {
            throw new DomainException(ErrorCode.NAME_INVALID, MAX_NAME_LENGTH);
        }
    }

    @Override
    public List<UserId> activeAdmins() {
        return users.activeAdmins();
    }
}
