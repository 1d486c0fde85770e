package io.surveylink.simulator.soap;

import java.util.Arrays;
import java.util.Optional;

/** The calls of the Partner API that are understood here. */
enum PartnerCall {
    LOGIN("login"),
    LOGOUT("logout"),
    GET_USER_INFO("getUserInfo"),
    GET_SERVER_TIMESTAMP("getServerTimestamp"),
    DESCRIBE_GLOBAL("describeGlobal"),
    DESCRIBE_SOBJECT("describeSObject"),
    DESCRIBE_SOBJECTS("describeSObjects"),
    QUERY("query"),
    QUERY_ALL("queryAll"),
    QUERY_MORE("queryMore"),
    RETRIEVE("retrieve"),
    CREATE("create"),
    UPDATE("update"),
    UPSERT("upsert"),
    DELETE("delete");

    private final String operation;

    PartnerCall(String operation) {
        this.operation = operation;
    }

    /** Name of the element in the body. */
    String operation() {
        return operation;
    }

    static Optional<PartnerCall> named(String operation) {
        return Arrays.stream(values())
                .filter(call -> call.operation.equals(operation))
                .findFirst();
    }
}
