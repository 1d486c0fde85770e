package io.surveylink.salesforce.internal;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers as Salesforce writes them, in pieces to be spoilt. */
final class SoapTexts {

    static final String LIMITS = "<LimitInfoHeader><limitInfo><current>7</current><limit>15000</limit>"
            + "<type>API REQUESTS</type></limitInfo></LimitInfoHeader>";

    private SoapTexts() {}

    static String envelope(String header, String body) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><soapenv:Envelope"
                + " xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\" xmlns=\"urn:partner.soap.sforce.com\""
                + " xmlns:sf=\"urn:fault.partner.soap.sforce.com\""
                + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><soapenv:Header>" + header
                + "</soapenv:Header><soapenv:Body>" + body + "</soapenv:Body></soapenv:Envelope>";
    }

    static String created(String... results) {
        return "<createResponse>" + String.join("", results) + "</createResponse>";
    }

    static String saved(int number) {
        return "<result><id>" + id(number) + "</id><success>true</success></result>";
    }

    static String allSaved(int count) {
        return IntStream.range(0, count).mapToObj(SoapTexts::saved).collect(Collectors.joining());
    }

    static String id(int number) {
        return "003%012dAAA".formatted(number);
    }

    static String refused(String code) {
        return "<result><errors><fields>LastName</fields><message>Because</message><statusCode>" + code
                + "</statusCode></errors><id xsi:nil=\"true\"/><success>false</success></result>";
    }

    static String fault(String code, String detail) {
        return "<soapenv:Fault><faultcode>sf:" + code + "</faultcode><faultstring>" + code + ": so it is</faultstring>"
                + detail + "</soapenv:Fault>";
    }

    static String detail(String type, String code) {
        return "<detail><sf:UnexpectedErrorFault" + type + "><sf:exceptionCode>" + code
                + "</sf:exceptionCode><sf:exceptionMessage>so it is</sf:exceptionMessage></sf:UnexpectedErrorFault></detail>";
    }
}
