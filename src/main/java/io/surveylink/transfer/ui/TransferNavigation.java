package io.surveylink.transfer.ui;

/** Paths to this feature's views. */
public final class TransferNavigation {

    static final String LIST = "transfers";
    static final String PARAMETER = "transfer";
    static final String STEP = "step";

    private TransferNavigation() {}

    /** Path of all that concern the person. */
    public static String listPath() {
        return LIST;
    }

    /** Path of one transfer. */
    public static String path(String publicId) {
        return LIST + "/" + publicId;
    }

    /** Path back to a row, for somebody who leaves it for Salesforce. */
    static String stepPath(String publicId, String step) {
        return path(publicId) + "?" + STEP + "=" + step;
    }
}
