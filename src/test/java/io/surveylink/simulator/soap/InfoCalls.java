package io.surveylink.simulator.soap;

import io.surveylink.simulator.oauth.Session;
import io.surveylink.simulator.org.Org;
import io.surveylink.simulator.org.OrgUser;
import io.surveylink.simulator.org.SalesforceTime;
import io.surveylink.simulator.org.SetupTables;
import io.surveylink.simulator.xml.XmlWriter;
import java.time.Instant;

/** getUserInfo and getServerTimestamp: the probes that cost nothing but a request. */
final class InfoCalls {

    private InfoCalls() {}

    /** @param element {@code result}, or {@code userInfo} within the answer to a login */
    static void userInfo(XmlWriter xml, String element, Caller caller) {
        Org org = caller.org();
        OrgUser user = caller.user();
        Session session = caller.session();
        xml.open(element)
                .element("accessibilityMode", false)
                .element("chatterExternal", false)
                .element("currencySymbol", "$")
                .element("orgAttachmentFileSizeLimit", 5_242_880)
                .element("orgDefaultCurrencyIsoCode", "USD")
                .element("orgDefaultCurrencyLocale", "en_US")
                .element("orgDisallowHtmlAttachments", false)
                .element("orgHasPersonAccounts", false)
                .element("organizationId", org.id())
                .element("organizationMultiCurrency", false)
                .element("organizationName", org.companyName())
                .element("profileId", SetupTables.profileId(org, user.profileName()))
                .nil("roleId")
                .element("sessionSecondsValid", String.valueOf(session.timeout().toSeconds()))
                .nil("userDefaultCurrencyIsoCode")
                .element("userEmail", user.email())
                .element("userFullName", user.fullName())
                .element("userId", user.id())
                .element("userLanguage", "en_US")
                .element("userLocale", "en_US")
                .element("userName", user.username())
                .element("userTimeZone", "Asia/Tokyo")
                .element("userType", "Standard")
                .element("userUiSkin", "Theme3")
                .close(element);
    }

    static void serverTimestamp(XmlWriter xml, Instant now) {
        xml.open("result").element("timestamp", SalesforceTime.format(now)).close("result");
    }
}
