package io.surveylink.administration.internal;

import io.surveylink.administration.AuditTrail;
import io.surveylink.user.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

@Service
class AuditTrailService implements AuditTrail {

    private final AuditTrailRepository entries;

    AuditTrailService(AuditTrailRepository entries) {
        this.entries = entries;
    }

    @Override
    public List<Item> page(Actor actor, Filter filter, @Nullable Position after, int limit) {
        actor.requireAdmin();
        return entries.page(actor.id(), filter, after, limit);
    }

    @Override
    public List<ProjectName> projects(Actor actor, String text, int offset, int limit) {
        actor.requireAdmin();
        return entries.projects(actor.id(), text, offset, limit);
    }
}
