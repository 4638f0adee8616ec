/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event;

import io.github.serverlessmaven.feature.InvocationTarget;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Value;
import java.util.List;

/** An API of Amazon API Gateway as others refer to it. */
public final class ExecuteApi {

    private static final String PRINCIPAL = "apigateway.amazonaws.com";
    private static final String INVOKE = "lambda:InvokeFunction";

    private ExecuteApi() {}

    /**
     * The permission for an API to invoke a function of the service.
     *
     * @param api the API's id
     * @param requests which of its requests, behind the id: {@code /*}
     */
    public static Resource permission(LogicalId id, InvocationTarget target, Value api, String requests) {
        return target.permission(id, INVOKE, PRINCIPAL, Value.mapping("SourceArn", arn(api, requests)));
    }

    /**
     * The permission for an API to invoke any function.
     *
     * @param function its ARN
     */
    public static Resource permission(LogicalId id, Value function, Value api, String requests) {
        Value.Mapping properties = Value.mapping()
                .put("FunctionName", function)
                .put("Action", INVOKE)
                .put("Principal", PRINCIPAL)
                .put("SourceArn", arn(api, requests))
                .build();
        return Resource.of(id, "AWS::Lambda::Permission", properties);
    }

    /**
     * The ARN of requests of an API of the stack's account and region.
     *
     * @param api the API's id
     * @param requests which of its requests, behind the id: {@code /*}
     */
    public static Value arn(Value api, String requests) {
        return Intrinsic.join(
                "",
                Value.of("arn:"),
                Intrinsic.pseudo("AWS::Partition"),
                Value.of(":execute-api:"),
                Intrinsic.pseudo("AWS::Region"),
                Value.of(":"),
                Intrinsic.pseudo("AWS::AccountId"),
                Value.of(":"),
                api,
                Value.of(requests));
    }

    /**
     * The address of a function by which API Gateway calls it.
     *
     * @param function its ARN
     */
    public static Value invocationUri(Value function) {
        return Intrinsic.join(
                "",
                Value.of("arn:"),
                Intrinsic.pseudo("AWS::Partition"),
                Value.of(":apigateway:"),
                Intrinsic.pseudo("AWS::Region"),
                Value.of(":lambda:path/2015-03-31/functions/"),
                function,
                Value.of("/invocations"));
    }

    /** The beginning of an API's URL, up to the end of the host. */
    public static List<Value> host(Value api) {
        return host("https", api);
    }

    /** The same with another scheme. */
    public static List<Value> host(String scheme, Value api) {
        return List.of(
                Value.of(scheme + "://"),
                api,
                Value.of(".execute-api."),
                Intrinsic.pseudo("AWS::Region"),
                Value.of("."),
                Intrinsic.pseudo("AWS::URLSuffix"));
    }
}
