package io.surveylink.outbound.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.surveylink.outbound.internal.OutboundMessage.Notification;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages as Salesforce sends them, and things that are none. */
class OutboundMessageReaderTest {

    private static final String MESSAGE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" \
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
             <soapenv:Body>
              <notifications xmlns="http://soap.sforce.com/2005/09/outbound">
               <OrganizationId>00D7F00000107XsUAI</OrganizationId>
               <ActionId>04k7F0000008V3hQAE</ActionId>
               <SessionId xsi:nil="true"/>
               <PartnerUrl>https://evil.example/services/Soap/u/47.0</PartnerUrl>
               %s
              </notifications>
             </soapenv:Body>
            </soapenv:Envelope>""";

    private static final String CLOSED_CASE = """
            <Notification>
             <Id>04l7F000008aeAyQAI</Id>
             <sObject xsi:type="sf:Case" xmlns:sf="urn:sobject.enterprise.soap.sforce.com">
              <sf:Id>5007F000003pmdWQAQ</sf:Id>
              <sf:Subject>日本語 &amp; more 🙂</sf:Subject>
              <sf:ns__Score__c>9.0</sf:ns__Score__c>
             </sObject>
            </Notification>""";

    @Test
    void namesTypesAndValuesAreRead() {
        var message = read(MESSAGE.formatted(CLOSED_CASE));

        assertThat(message.organizationId()).isEqualTo("00D7F00000107Xs");
        assertThat(message.actionId()).isEqualTo("04k7F0000008V3h");
        assertThat(message.notifications())
                .containsExactly(new Notification(
                        "04l7F000008aeAy",
                        "Case",
                        "5007F000003pmdWQAQ",
                        Map.of("Id", "5007F000003pmdWQAQ", "Subject", "日本語 & more 🙂", "ns__Score__c", "9.0")));
    }

    @Test
    void prefixesOrderOfAttributesAndByteOrderMarkDoNotMatter() {
        String other = MESSAGE.formatted(CLOSED_CASE)
                .replace("soapenv:", "S:")
                .replace("xmlns:soapenv", "xmlns:S")
                .replace("sf:", "x:")
                .replace("xmlns:sf", "xmlns:x")
                .replace(
                        "xsi:type=\"x:Case\" xmlns:x=\"urn:sobject.enterprise.soap.sforce.com\"",
                        "xmlns:x=\"urn:sobject.enterprise.soap.sforce.com\" xsi:type=\"x:Case\"");

        assertThat(read("\uFEFF" + other)).isEqualTo(read(MESSAGE.formatted(CLOSED_CASE)));
    }

    @Test
    void notificationThatNamesNoRecordDoesNotCostTheOthers() {
        String deleted = "<Notification><Id>04l7F000008aeAzQAI</Id></Notification>";

        var notifications = read(MESSAGE.formatted(deleted + CLOSED_CASE)).notifications();

        assertThat(notifications).hasSize(2);
        assertThat(notifications.getFirst()).isEqualTo(new Notification("04l7F000008aeAz", null, null, Map.of()));
        assertThat(notifications.getLast().recordId()).isEqualTo("5007F000003pmdWQAQ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not XML",
                "<html><body>Hello</body></html>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><x>&e;</x>",
            })
    void whatIsNoMessageIsNone(String text) {
        assertThat(OutboundMessageReader.read(bytes(text))).isEmpty();
    }

    @Test
    void messageThatIsCutOffIsNone() {
        String whole = MESSAGE.formatted(CLOSED_CASE);

        assertThat(OutboundMessageReader.read(bytes(whole.substring(0, whole.length() - 40))))
                .isEmpty();
    }

    @Test
    void messageWithoutNotificationIsNone() {
        assertThat(OutboundMessageReader.read(bytes(MESSAGE.formatted("")))).isEmpty();
    }

    @Test
    void depthIsLimited() {
        String deep = "<a>".repeat(40) + "</a>".repeat(40);

        assertThat(OutboundMessageReader.read(bytes(MESSAGE.formatted(CLOSED_CASE + deep))))
                .isEmpty();
    }

    @Test
    void entitiesAreNotExpanded() {
        String bomb = "<!DOCTYPE b [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
                + MESSAGE.formatted(CLOSED_CASE.replace("more", "&b;")).substring(38);

        assertThat(OutboundMessageReader.read(bytes(bomb))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "04l7F000008ae!yQAI", "\u0430bcdefghijklmnopq"})
    void idsHaveFifteenLettersAndDigits(String text) {
        assertThat(OutboundMessageReader.idOf(text)).isEmpty();
    }

    @Test
    void idsOfFifteenAndEighteenCharactersAreTheSame() {
        assertThat(List.of(
                        OutboundMessageReader.idOf("04l7F000008aeAy"),
                        OutboundMessageReader.idOf("04l7F000008aeAyQAI")))
                .allSatisfy(id -> assertThat(id).contains("04l7F000008aeAy"));
    }

    private static OutboundMessage read(String xml) {
        return OutboundMessageReader.read(bytes(xml)).orElseThrow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
