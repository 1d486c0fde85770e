package io.surveylink.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sforce.soap.partner.fault.ExceptionCode;
import io.surveylink.simulator.fault.Fault;
import io.surveylink.simulator.fault.FaultMatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of answer, held strictly against the Partner WSDL by a reader that shares nothing with the writer. */
class SimulatorSchemaTest {

    private static final String KEY = "Survey_Response_Id__c";

    private final StrictPartnerReader reader = new StrictPartnerReader();
    private SalesforceSimulator simulator;
    private RawSoap owner;

    @BeforeEach
    void start() {
        simulator = SalesforceSimulator.start(SimulatorConfig.inMemory());
        owner = as("owner@acme.example");
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void theReaderItselfIsStrict() {
        String good = owner.call("<getServerTimestamp/>");
        reader.validate(good);

        assertThatThrownBy(() -> reader.validate(good.replace("<timestamp>", "<sequence/><timestamp>")))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> reader.validate(good.replaceAll("<timestamp>.*</timestamp>", "")))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() ->
                        reader.validate(good.replaceAll("<timestamp>.*</timestamp>", "<timestamp>now</timestamp>")))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> reader.validate(good.replace("<limit>", "<type>x</type><limit>")))
                .isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<getUserInfo/>",
                "<getServerTimestamp/>",
                "<describeGlobal/>",
                "<describeSObject><sObjectType>Contact</sObjectType></describeSObject>",
                "<describeSObjects/>",
                "<query><queryString>SELECT Id, Name, Email, Owner.Name, Account.Owner.Name FROM Contact</queryString></query>",
                "<query><queryString>SELECT Name FROM Contact WHERE Name = 'nobody'</queryString></query>",
                "<query><queryString>SELECT COUNT() FROM Account</queryString></query>",
                "<query><queryString>SELECT Id, Name, IsSandbox FROM Organization</queryString></query>",
                "<query><queryString>SELECT PermissionsApiEnabled FROM UserPermissionAccess</queryString></query>",
                "<queryAll><queryString>SELECT Id, IsDeleted FROM Contact</queryString></queryAll>",
                "<query><queryString>SELECT AppName, UseCount, LastUsedDate FROM OauthToken</queryString></query>",
                "<retrieve><fieldList>Name,Phone</fieldList><sObjectType>Account</sObjectType>"
                        + "<ids>001000000000000AAA</ids></retrieve>",
                "<create/>",
                "<create><sObjects><s:type>Contact</s:type><s:LastName>One</s:LastName></sObjects></create>",
                "<create><sObjects><s:type>Contact</s:type></sObjects></create>",
                "<update><sObjects><s:type>Contact</s:type><s:Id>003000000000000AAA</s:Id></sObjects></update>",
                "<upsert><externalIDFieldName>" + KEY + "</externalIDFieldName><sObjects><s:type>Contact</s:type><s:"
                        + KEY + ">R-1</s:" + KEY + "><s:LastName>One</s:LastName></sObjects><sObjects>"
                        + "<s:type>Contact</s:type></sObjects></upsert>",
                "<delete><ids>003000000000000AAA</ids><ids>nonsense</ids></delete>",
                "<logout/>"
            })
    void everyCallAnswersAsTheWsdlSays(String call) {
        owner.call("<create><sObjects><s:type>Contact</s:type><s:LastName>Zero</s:LastName></sObjects></create>");

        String answer = owner.call(call);

        assertThat(answer).doesNotContain("Fault>");
        reader.validate(answer);
    }

    @Test
    void everyObjectIsDescribedAsTheWsdlSays() {
        for (String user : List.of("owner@acme.example", "limited@acme.example", "collaborator@acme.example")) {
            RawSoap caller = as(user);
            List<String> names = all("<name>([^<]+)</name>", caller.call("<describeGlobal/>"));
            assertThat(names).contains("Contact", "FeedItem");

            String described = caller.call("<describeSObjects>"
                    + names.stream()
                            .map(name -> "<sObjectType>" + name + "</sObjectType>")
                            .collect(Collectors.joining())
                    + "</describeSObjects>");

            reader.validate(described);
            assertThat(described.split("<result>")).hasSize(names.size() + 1);
        }
    }

    @Test
    void pagesOfAQueryAreAsTheWsdlSays() {
        String rows = IntStream.range(0, 200)
                .mapToObj(i -> "<sObjects><s:type>Contact</s:type><s:LastName>N" + i + "</s:LastName></sObjects>")
                .collect(Collectors.joining());
        owner.call("<create>" + rows + "</create>");
        owner.call("<create>" + rows + "</create>");

        String first = owner.call(
                "<QueryOptions><batchSize>200</batchSize></QueryOptions>",
                "<query><queryString>SELECT Id, Birthdate FROM Contact</queryString></query>");
        String locator = all("<queryLocator>([^<]+)</queryLocator>", first).getFirst();
        String second = owner.call(
                "<QueryOptions><batchSize>200</batchSize></QueryOptions>",
                "<queryMore><queryLocator>" + locator + "</queryLocator></queryMore>");

        reader.validate(first);
        reader.validate(second);
        assertThat(second).contains("<done>true</done><queryLocator xsi:nil=\"true\"/>");
    }

    @Test
    void aDuplicateIsTheDocumentedError() {
        simulator.production().settings("""
                {"org":"acme","set":{"duplicateRules":[{"name":"Same e-mail","object":"Contact","field":"Email"}]}}""");
        String row = "<create><sObjects><s:type>Contact</s:type><s:LastName>A</s:LastName>"
                + "<s:Email>a@example.com</s:Email></sObjects></create>";
        owner.call(row);

        for (String details : List.of("true", "false")) {
            String answer = owner.call(
                    "<DuplicateRuleHeader><allowSave>false</allowSave><includeRecordDetails>" + details
                            + "</includeRecordDetails><runAsCurrentUser>true</runAsCurrentUser></DuplicateRuleHeader>",
                    row);

            assertThat(answer).contains("xsi:type=\"DuplicateError\"", "<statusCode>DUPLICATES_DETECTED</statusCode>");
            reader.validate(answer);
        }
    }

    @Test
    void rolledBackAndRefusedRowsAreAsTheWsdlSays() {
        simulator.production().addFault(FaultMatch.call("create"), new Fault.Row("UNABLE_TO_LOCK_ROW", 0), 1);

        String answer = owner.call(
                "<AllOrNoneHeader><allOrNone>true</allOrNone></AllOrNoneHeader>",
                "<create><sObjects><s:type>Contact</s:type><s:LastName>A</s:LastName></sObjects><sObjects>"
                        + "<s:type>Contact</s:type><s:LastName>B</s:LastName></sObjects></create>");

        assertThat(answer).contains("ALL_OR_NONE_OPERATION_ROLLED_BACK", "UNABLE_TO_LOCK_ROW");
        reader.validate(answer);
    }

    static Stream<String> codes() {
        return Arrays.stream(ExceptionCode.values()).map(String::valueOf);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyFaultIsAsTheWsdlSays(String code) {
        simulator.production().addFault("getUserInfo", new Fault.Code(code));

        reader.validate(owner.call("<getUserInfo/>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<query><queryString>SELECT Nothing FROM Contact</queryString></query>",
                "<query><queryString>SELECT Id FROM Nothing</queryString></query>",
                "<query><queryString>SELECT FROM WHERE</queryString></query>",
                "<query><queryString/></query>",
                "<query><queryString>SELECT Id FROM Contact WHERE NPS_Score__c = 'nine'</queryString></query>",
                "<query><queryString>SELECT Id FROM Contact WHERE Email = 9</queryString></query>",
                "<query><queryString>SELECT Id FROM Contact WHERE Id = 'nobody'</queryString></query>",
                "<query><queryString>SELECT Id FROM Contact WHERE DoNotCall = 'true'</queryString></query>",
                "<query><queryString>SELECT Id FROM Contact WHERE Birthdate = 2026-02-31</queryString></query>",
                "<query><queryString>SELECT Id FROM Contact WHERE CreatedDate > 2026-13-01T00:00:00Z</queryString></query>",
                "<query><queryString>SELECT Id FROM Contact LIMIT 99999999999</queryString></query>",
                "<query><queryString>SELECT Id FROM Contact WHERE Id IN (SELECT COUNT() FROM Contact)</queryString></query>",
                "<query><queryString>SELECT Id FROM Contact LIMIT 1.5</queryString></query>",
                "<query><queryString>SELECT Id FROM Contact OFFSET 2001</queryString></query>",
                "<queryMore><queryLocator>nonsense</queryLocator></queryMore>",
                "<queryMore><queryLocator>01g5g0000000001AAA-x</queryLocator></queryMore>",
                "<retrieve><fieldList>Name</fieldList><sObjectType>Account</sObjectType><ids>x</ids></retrieve>",
                "<describeSObject><sObjectType>Nothing</sObjectType></describeSObject>",
                "<create><sObjects><s:type>Contact</s:type><s:Nothing__c>x</s:Nothing__c></sObjects></create>",
                "<create><sObjects><s:LastName>No type</s:LastName></sObjects></create>",
                "<upsert><externalIDFieldName>LastName</externalIDFieldName><sObjects><s:type>Contact</s:type>"
                        + "</sObjects></upsert>",
                "<login><username>owner@acme.example</username><password>salesforce</password></login>",
                "<convertCurrency/>"
            })
    void everyRefusalIsAFaultOfTheWsdl(String call) {
        String answer = owner.call(call);

        assertThat(answer).contains("<soapenv:Fault>");
        reader.validate(answer);
    }

    @Test
    void aLongTextInAQueryIsRead() {
        String answer = owner.call("<query><queryString>SELECT Id FROM Contact WHERE Email = '" + "a".repeat(50_000)
                + "'</queryString></query>");
        String tooLong = owner.call("<query><queryString>SELECT Id FROM Contact WHERE Email = '" + "a".repeat(100_000)
                + "'</queryString></query>");

        assertThat(answer).contains("<size>0</size>");
        assertThat(tooLong).contains("QUERY_TOO_COMPLICATED");
    }

    @Test
    void refusalsAtTheDoorAreFaultsOfTheWsdl() {
        RawSoap nobody = new RawSoap(simulator.productionUrl(), "nobody");
        String call = nobody.envelope("", "<getUserInfo/>");

        List<String> answers = new ArrayList<>();
        answers.add(nobody.call("<getUserInfo/>"));
        answers.add(nobody.post("/services/Soap/u/30.0", call).body());
        answers.add(nobody.post("/services/Soap/u/99.0", call).body());
        answers.add(nobody.post("/services/Soap/u/65.0", "<no xml").body());
        answers.add(nobody.post("/services/Soap/u/65.0", "").body());
        answers.add(nobody.post("/services/Soap/c/65.0", call).body());

        assertThat(answers).allSatisfy(answer -> assertThat(answer).contains("<soapenv:Fault>"));
        answers.forEach(reader::validate);
    }

    private RawSoap as(String username) {
        return new RawSoap(new IndependentClient(simulator.productionUrl()).signIn(username));
    }

    private static List<String> all(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.results().map(result -> result.group(1)).toList();
    }
}
