package io.surveylink.transfer.ui;

import io.surveylink.common.DomainException;
import io.surveylink.common.Watch;
import io.surveylink.common.WatchPoller;
import io.surveylink.ownership.Transfer;
import io.surveylink.ownership.TransferReadiness;
import io.surveylink.ownership.TransferReadiness.Report;
import io.surveylink.ownership.Transfers;
import io.surveylink.user.Actor;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** What a transfer's page shows to one person, and a word to it when that is different. */
@Component
class ShownTransfers implements DisposableBean {

    /** Looks come once a second; readiness is some statements, and nobody waits for it with a stopwatch. */
    private static final int EVERY = 3;

    private final Transfers transfers;
    private final TransferReadiness readiness;
    private final WatchPoller<Watcher> poller;

    ShownTransfers(Transfers transfers, TransferReadiness readiness) {
        this.transfers = transfers;
        this.readiness = readiness;
        this.poller = new WatchPoller<>("transfer-poller", Looks::new);
    }

    /** @param report null for those who may not see it, and once it is over */
    record Shown(Transfer transfer, @Nullable Report report) {}

    /** @throws DomainException NOT_FOUND */
    Shown read(Actor actor, String publicId) {
        var transfer = transfers.get(actor, publicId);
        return new Shown(transfer, transfer.state().isOpen() ? report(actor, transfer) : null);
    }

    private @Nullable Report report(Actor actor, Transfer transfer) {
        try {
            return readiness.read(actor, transfer.id());
        } catch (DomainException e) {
            return switch (e.code()) {
                case NOT_FOUND, FORBIDDEN -> null;
                default -> throw e;
            };
        }
    }

    /** @param changed called from a thread of its own; to be short */
    Watch watch(Actor actor, Shown shown, Runnable changed) {
        return poller.watch(new Watcher(actor, shown, changed));
    }

    @Override
    public void destroy() {
        poller.stop();
    }

    private final class Looks implements WatchPoller.Look<Watcher> {

        private int seconds;

        @Override
        public void at(Set<Watcher> watchers) {
            if (++seconds % EVERY == 0) {
                watchers.forEach(Watcher::look);
            }
        }
    }

    /** Its identity is what counts: two windows of one person are two watchers. */
    private final class Watcher {

        private final Actor actor;
        private final String publicId;
        private final Runnable changed;
        private @Nullable Shown seen;

        Watcher(Actor actor, Shown shown, Runnable changed) {
            this.actor = actor;
            this.publicId = shown.transfer().publicId();
            this.changed = changed;
            this.seen = shown;
        }

        /** Only the poller's thread calls this. */
        void look() {
            var now = now();
            if (!Objects.equals(now, seen)) {
                seen = now;
                WatchPoller.tell(changed);
            }
        }

        /** Null where the person may see it no more: the page asks again, and says so. */
        private @Nullable Shown now() {
            try {
                return read(actor, publicId);
            } catch (DomainException e) {
                return null;
            }
        }
    }
}
