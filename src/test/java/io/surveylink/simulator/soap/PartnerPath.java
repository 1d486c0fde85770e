package io.surveylink.simulator.soap;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in the address of a call.
 *
 * @param version e.g. 65
 * @param orgId empty if the address names none
 */
record PartnerPath(int version, String orgId) {

    /** Versions before this one were switched off in June 2025; the newest is that of Summer '26. */
    private static final int OLDEST = 31;

    private static final int NEWEST = 67;

    private static final Pattern PATH = Pattern.compile(
            "/services/Soap/u/(\\d{1,4})(?:\\.\\d+)?(?:/(00D[0-9A-Za-z]{12}(?:[0-9A-Za-z]{3})?)|/0DF[0-9A-Za-z]{12,15})?/?");

    static Optional<PartnerPath> parse(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String orgId = matcher.group(2);
        return Optional.of(new PartnerPath(Integer.parseInt(matcher.group(1)), orgId == null ? "" : orgId));
    }

    /** Enterprise, Metadata, Tooling, Apex: an org has them beside the Partner API, the simulator has not. */
    static boolean isOfAnotherApi(String path) {
        return !path.startsWith("/services/Soap/u/");
    }

    boolean isSupported() {
        return version >= OLDEST && version <= NEWEST;
    }
}
