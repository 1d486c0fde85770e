package io.surveylink.user.internal;

import io.surveylink.audit.AuditAction;
import io.surveylink.audit.AuditEntry;
import io.surveylink.audit.AuditLog;
import io.surveylink.common.DomainException;
import io.surveylink.common.ErrorCode;
import io.surveylink.common.Transactions;
import io.surveylink.common.UserId;
import io.surveylink.user.Actor;
import io.surveylink.user.FreshPassword;
import io.surveylink.user.LeaversRuns;
import io.surveylink.user.Role;
import io.surveylink.user.UserAdministration;
import io.surveylink.user.UserFootprint;
import io.surveylink.user.UserFootprint.Trace;
import io.surveylink.user.UserListener;
import io.surveylink.user.UserState;
import io.surveylink.user.internal.LeaverRepository.LockedUser;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

@Service
class UserAdministrationService implements UserAdministration {

    private final LeaverRepository users;
    private final AdminCheck admins;
    private final InvitationRepository invitations;
    private final FreshPassword freshPassword;
    private final AuditLog audit;
    private final Transactions transactions;
    private final Clock clock;
    private final ObjectProvider<UserFootprint> footprints;
    private final ObjectProvider<UserListener> listeners;

    UserAdministrationService(
            LeaverRepository users,
            AdminCheck admins,
            InvitationRepository invitations,
            FreshPassword freshPassword,
            AuditLog audit,
            Transactions transactions,
            Clock clock,
            ObjectProvider<UserFootprint> footprints,
            ObjectProvider<UserListener> listeners) {
        this.users = users;
        this.admins = admins;
        this.invitations = invitations;
        this.freshPassword = freshPassword;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
        this.footprints = footprints;
        this.listeners = listeners;
    }

    @Override
    public List<UserRow> find(Actor actor, String text, int offset, int limit) {
        admins.require(actor);
        return users.find(text, offset, limit);
    }

    @Override
    public List<Trace> footprint(Actor actor, UserId user) {
        admins.require(actor);
        return footprints.stream()
                .flatMap(feature -> feature.of(user).stream())
                .filter(trace -> trace.count() > 0)
                .sorted(Comparator.comparing(Trace::kind))
                .toList();
    }

    @Override
    public void deactivate(Actor actor, UserId id, LeaversRuns runs, String password) {
        change(actor, id, password, user -> {
            requireState(user.state() != UserState.DEACTIVATED);
            var until = runs == LeaversRuns.RUN_ON ? clock.instant().plus(LeaversRuns.LONGEST) : null;
            users.setState(id, UserState.DEACTIVATED, until);
            invitations.delete(id);
            record(
                    actor.id(),
                    AuditAction.USER_DEACTIVATED,
                    id,
                    Map.of("state", user.state().name()),
                    Map.of("state", UserState.DEACTIVATED.name(), "runs", runs.name()));
            listeners.forEach(listener -> listener.deactivated(id, runs));
        });
    }

    @Override
    public void holdRuns(Actor actor, UserId user) {
        transactions.write(() -> {
            requireLockedAdmin(actor);
            var leaver = users.lock(user).orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND));
            requireState(leaver.runsUntil() != null);
            endRuns(actor.id(), user);
        });
    }

    /** What nobody ended in time. */
    void endOverdueRuns() {
        for (var user : users.withRunsUntil(clock.instant())) {
            transactions.write(() -> users.lock(user)
                    .filter(leaver ->
                            leaver.runsUntil() != null && !leaver.runsUntil().isAfter(clock.instant()))
                    .ifPresent(leaver -> endRuns(null, user)));
        }
    }

    private void endRuns(@Nullable UserId actor, UserId user) {
        users.endRuns(user);
        record(
                actor,
                AuditAction.USER_RUNS_HELD,
                user,
                Map.of("runs", LeaversRuns.RUN_ON.name()),
                Map.of("runs", LeaversRuns.HELD.name()));
        listeners.forEach(listener -> listener.runsHeld(user));
    }

    @Override
    public void reactivate(Actor actor, UserId id, String password) {
        change(actor, id, password, user -> {
            requireState(user.state() == UserState.DEACTIVATED);
            var state = user.hasPassword() ? UserState.ACTIVE : UserState.INVITED;
            users.setState(id, state, null);
            record(
                    actor.id(),
                    AuditAction.USER_ACTIVATED,
                    id,
                    Map.of("state", UserState.DEACTIVATED.name()),
                    Map.of("state", state.name()));
            listeners.forEach(listener -> listener.reactivated(id));
        });
    }

    @Override
    public void changeRole(Actor actor, UserId id, Role role, String password) {
        change(actor, id, password, user -> {
            requireState(user.role() != role);
            users.setRole(id, role);
            record(
                    actor.id(),
                    AuditAction.USER_ROLE_CHANGED,
                    id,
                    Map.of("role", user.role().name()),
                    Map.of("role", role.name()));
        });
    }

    private void change(Actor actor, UserId user, String password, Consumer<LockedUser> work) {
        if (actor.id().equals(user)) {
            throw new DomainException(ErrorCode.USER_IS_YOURSELF);
        }
        admins.require(actor);
        freshPassword.require(actor, password);
        transactions.write(() -> {
            requireLockedAdmin(actor);
            work.accept(users.lock(user).orElseThrow(() -> new DomainException(ErrorCode.NOT_FOUND)));
        });
    }

    /** Whoever acts stays an active admin until the commit; as nobody acts on themselves, one is always left. */
    private void requireLockedAdmin(Actor actor) {
        if (!users.lockActiveAdmins().contains(actor.id())) {
            throw new DomainException(ErrorCode.FORBIDDEN);
        }
    }

    private static void requireState(boolean fits) {
        if (!fits) {
            throw new DomainException(ErrorCode.STALE);
        }
    }

    private void record(
            @Nullable UserId actor,
            AuditAction action,
            UserId user,
            Map<String, Object> before,
            Map<String, Object> after) {
        audit.record(AuditEntry.of(actor, action, "user", user.value()).changed(before, after));
    }
}
