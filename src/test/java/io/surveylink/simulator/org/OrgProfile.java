package io.surveylink.simulator.org;

import java.util.ArrayList;
import java.util.List;

/**
 * What is fixed about an org.
 *
 * @param pod two characters of its ids that no other org here has
 * @param serial of its own id
 */
public record OrgProfile(
        String key, String companyName, Environment environment, String pod, long serial, List<OrgUser> users) {

    /** Both orgs of an environment; {@code acme} is where a call goes that names none. */
    public static List<OrgProfile> of(Environment environment) {
        return switch (environment) {
            case PRODUCTION -> List.of(acme(environment, "5g", ""), other(environment, "8d", ""));
            case SANDBOX -> List.of(acme(environment, "Ov", ".sandbox"), other(environment, "VC", ".sandbox"));
        };
    }

    private static OrgProfile acme(Environment environment, String pod, String suffix) {
        List<OrgUser> users = new ArrayList<>();
        users.add(user(
                pod,
                1,
                "owner@acme.example" + suffix,
                "Olivia",
                "Owner",
                "System Administrator",
                Permissions.ADMINISTRATOR));
        users.add(user(
                pod,
                2,
                "collaborator@acme.example" + suffix,
                "Carl",
                "Collaborator",
                "Standard User",
                Permissions.STANDARD));
        users.add(user(
                pod,
                3,
                "successor@acme.example" + suffix,
                "Sakura",
                "Successor",
                "System Administrator",
                Permissions.ADMINISTRATOR));
        users.add(user(pod, 4, "limited@acme.example" + suffix, "Lim", "Limited", "Survey Reader", limited()));
        return new OrgProfile("acme", "Acme Corporation", environment, pod, 4_711, List.copyOf(users));
    }

    private static OrgProfile other(Environment environment, String pod, String suffix) {
        return new OrgProfile(
                "other",
                "Other Inc",
                environment,
                pod,
                815,
                List.of(user(
                        pod,
                        1,
                        "owner@other.example" + suffix,
                        "Otis",
                        "Other",
                        "System Administrator",
                        Permissions.ADMINISTRATOR)));
    }

    /** May add Contacts and not change them, reads Leads, does not see Cases, misses fields of survey responses. */
    private static Permissions limited() {
        return Permissions.STANDARD
                .with("Contact", ObjectAccess.NO_EDIT)
                .with("Contact", "Phone", FieldAccess.READ_ONLY)
                .with("Lead", ObjectAccess.READ_ONLY)
                .with("Case", ObjectAccess.NONE)
                .with("Opportunity", ObjectAccess.READ_ONLY)
                .with("Survey_Response__c", "Comment__c", FieldAccess.HIDDEN)
                .with("Survey_Response__c", "Score__c", FieldAccess.READ_ONLY)
                .withRecordType("Contact", "Partner_Contact", false);
    }

    private static OrgUser user(
            String pod, long serial, String username, String first, String last, String profile, Permissions may) {
        return new OrgUser(
                RecordIds.of("005", pod, serial),
                username,
                first,
                last,
                username,
                profile,
                true,
                OrgUser.Login.ALLOWED,
                may);
    }
}
