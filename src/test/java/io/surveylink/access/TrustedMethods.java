package io.surveylink.access;

import io.surveylink.access.Row.Method;
import io.surveylink.outbound.OutboundEndpoints;
import io.surveylink.ownership.Bindings;
import java.util.List;

/** Methods that take an actor for the audit log alone: they join the transaction of a service that asked before. */
final class TrustedMethods {

    static final List<Method> ALL = List.of(
            new Method(Bindings.class, "follow", 3),
            new Method(Bindings.class, "clear", 2),
            new Method(OutboundEndpoints.class, "renew", 3));

    private TrustedMethods() {}
}
