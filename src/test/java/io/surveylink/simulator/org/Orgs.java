package io.surveylink.simulator.org;

import java.util.List;
import java.util.Optional;

/** The orgs behind one login host. */
public record Orgs(List<Org> all) {

    /** A user in the org he belongs to. */
    public record Member(Org org, OrgUser user) {}

    public Orgs {
        all = List.copyOf(all);
    }

    /** Where a call goes that names no org. */
    public Org first() {
        return all.getFirst();
    }

    public Optional<Org> byKey(String key) {
        return all.stream().filter(org -> org.key().equals(key)).findFirst();
    }

    /** @param id 15 or 18 characters */
    public Optional<Org> byId(String id) {
        return all.stream()
                .filter(org -> org.id().equals(RecordIds.withSuffix(id)))
                .findFirst();
    }

    /** User names are unique in all of Salesforce. */
    public Optional<Member> member(String username) {
        return all.stream()
                .flatMap(org -> org.user(username).map(user -> new Member(org, user)).stream())
                .findFirst();
    }
}
