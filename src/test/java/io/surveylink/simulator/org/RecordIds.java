package io.surveylink.simulator.org;

/**
 * Ids of 18 characters: three of key prefix, two that name the org's instance, one reserved, nine that count, and three
 * that carry the case of the fifteen before, so that an id survives a comparison without case.
 */
public final class RecordIds {

    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String CHECKSUM = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    private RecordIds() {}

    public static String of(String keyPrefix, String pod, long serial) {
        StringBuilder count = new StringBuilder(9);
        for (long rest = serial; rest > 0; rest /= DIGITS.length()) {
            count.insert(0, DIGITS.charAt((int) (rest % DIGITS.length())));
        }
        return withSuffix(keyPrefix + pod + "0" + "0".repeat(9 - count.length()) + count);
    }

    /** Salesforce takes ids of 15 characters and of 18; it answers with 18. */
    public static String withSuffix(String id) {
        if (id.length() != 15) {
            return id;
        }
        StringBuilder full = new StringBuilder(18).append(id);
        for (int block = 0; block < 3; block++) {
            int bits = 0;
            for (int i = 0; i < 5; i++) {
                char c = id.charAt(block * 5 + i);
                if (c >= 'A' && c <= 'Z') {
                    bits |= 1 << i;
                }
            }
            full.append(CHECKSUM.charAt(bits));
        }
        return full.toString();
    }

    public static boolean isWellFormed(String id) {
        if (id.length() != 15 && id.length() != 18) {
            return false;
        }
        if (!id.chars().allMatch(c -> DIGITS.indexOf(c) >= 0)) {
            return false;
        }
        return id.length() == 15 || withSuffix(id.substring(0, 15)).equalsIgnoreCase(id);
    }

    static long serial(String id) {
        long serial = 0;
        for (char c : id.substring(6, 15).toCharArray()) {
            serial = serial * DIGITS.length() + DIGITS.indexOf(c);
        }
        return serial;
    }
}
