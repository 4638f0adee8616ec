/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.model.Delivery;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.FunctionEndpoint;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Origin;
import io.github.serverlessmaven.template.Output;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/** An HTTPS address of the function's own: {@code AWS::Lambda::Url}, and for a public one the permissions to call it. */
public final class FunctionUrl implements InvocationFeature {

    private static final String STREAM = "RESPONSE_STREAM";

    static final Property<Optional<PropertyValues>> URL = Property.of(
            "url",
            Types.deferred(() -> Settings.TYPE),
            "An HTTPS address that calls the function; true for a public one.",
            "{authorizer: aws_iam}");

    /** Whether the function has a URL. */
    static boolean isOn(FunctionScope scope) {
        return scope.get(URL).flatMap(url -> url).isPresent();
    }

    @Override
    public List<Property<?>> properties() {
        return List.of(URL);
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope, InvocationTarget target) {
        return scope.get(URL)
                .flatMap(url -> url)
                .map(url -> contribute(url, scope, target))
                .orElse(TemplateFragment.EMPTY);
    }

    @Override
    public List<Delivery> deliveries(FunctionScope scope) {
        Origin origin = scope.origin(URL);
        return isOn(scope) ? List.of(Delivery.of(scope.function().key(), origin, RequestShapes.URL)) : List.of();
    }

    private static TemplateFragment contribute(PropertyValues url, FunctionScope scope, InvocationTarget target) {
        boolean open = url.get(Settings.AUTHORIZER).isEmpty();
        LogicalId id = scope.names().functionUrlId(scope.function().key());
        Value.Mapping properties = Value.mapping()
                .put("AuthType", open ? "NONE" : "AWS_IAM")
                .put("TargetFunctionArn", target.arn())
                .put("Cors", url.get(Settings.CORS).flatMap(cors -> cors))
                .put(
                        "InvokeMode",
                        url.get(Settings.INVOKE_MODE).filter(STREAM::equals).map(Value::of))
                .build();
        TemplateFragment fragment = TemplateFragment.EMPTY
                .withResource(Resource.of(id, "AWS::Lambda::Url", properties).after(target.dependencies()))
                .withOutput(Output.of(id, Optional.of("Lambda Function URL"), Intrinsic.getAtt(id, "FunctionUrl")))
                .withEndpoint(FunctionEndpoint.of(scope.function().key(), FunctionEndpoint.ANY, id, ""));
        return open ? permitted(fragment, scope, target) : fragment;
    }

    /** "Control access to Lambda function URLs" in the AWS Lambda developer guide: since October 2025 both are needed. */
    private static TemplateFragment permitted(TemplateFragment fragment, FunctionScope scope, InvocationTarget target) {
        String key = scope.function().key();
        return fragment.withResource(target.permission(
                        scope.names().functionUrlPermissionId(key),
                        "lambda:InvokeFunctionUrl",
                        "*",
                        Value.mapping("FunctionUrlAuthType", Value.of("NONE"))))
                .withResource(target.permission(
                        scope.names().functionUrlInvocationPermissionId(key),
                        "lambda:InvokeFunction",
                        "*",
                        Value.mapping("InvokedViaFunctionUrl", Value.of(true))));
    }

    /** What a URL is configured by. */
    static final class Settings {

        static final Property<String> AUTHORIZER = Property.of(
                "authorizer",
                Types.choice(List.of("aws_iam")).strict(),
                "Who may call: with aws_iam whom IAM permits, without anybody.",
                "aws_iam");

        static final Property<Optional<Value>> CORS =
                Property.of("cors", UrlCors.TYPE, "Which pages of other origins may call; true for all.", "true");

        static final Property<String> INVOKE_MODE = Property.of(
                "invokeMode",
                Types.choice(List.of("BUFFERED", STREAM)),
                "Whether the response is sent when it is complete, or as it comes.",
                STREAM);

        static final PropertyType<Optional<PropertyValues>> TYPE = Types.switchable(
                Types.either(
                        Types.choice(List.of("true")).strict().map(yes -> Optional.of(PropertyValues.none("url"))),
                        ObjectSchema.of(List.of(AUTHORIZER, CORS, INVOKE_MODE)).map(Optional::of)),
                Optional.empty());

        private Settings() {}
    }
}
