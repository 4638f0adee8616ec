/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.iot;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.EventSource;
import io.github.serverlessmaven.event.JsonTemplate;
import io.github.serverlessmaven.event.ServiceArn;
import io.github.serverlessmaven.model.Delivery;
import io.github.serverlessmaven.model.EventShape;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;

/** New devices of AWS IoT: a provisioning template that asks the function before it provisions, and the permission to. */
public final class IotFleetProvisioning implements EventSource<PropertyValues> {

    private static final EventShape DEVICE = EventShape.of("a device to provision");

    static final DiagnosticCode SECOND_PROVISIONING_TEMPLATE = new DiagnosticCode(
            "SECOND_PROVISIONING_TEMPLATE", "A function has more than one event of type iotFleetProvisioning.");

    private static final Property<PropertyValues> TYPE = Property.of(
            "iotFleetProvisioning",
            Types.deferred(() -> Settings.TYPE),
            "New devices of AWS IoT.",
            "{templateBody: {}, provisioningRoleArn: 'arn:aws:iam::123456789012:role/provisioning'}");

    @Override
    public Property<PropertyValues> type() {
        return TYPE;
    }

    @Override
    public void check(Event<PropertyValues> event, Diagnostics diagnostics) {
        if (event.number() > 1) {
            event.error(
                    diagnostics,
                    SECOND_PROVISIONING_TEMPLATE,
                    "is the second provisioning template of the function; a function has at most one",
                    "Remove it, or give it to a function of its own.");
        }
    }

    @Override
    public List<Delivery> deliveries(Event<PropertyValues> event) {
        return List.of(event.delivery(DEVICE));
    }

    @Override
    public TemplateFragment contribute(Event<PropertyValues> event) {
        PropertyValues settings = event.settings();
        LogicalId permission = event.id("LambdaPermissionIotProvisioningTemplate");
        List<LogicalId> dependencies = new ArrayList<>(List.of(permission));
        dependencies.addAll(event.target().dependencies());
        Value.Mapping properties = Value.mapping()
                .put("Enabled", Value.of(settings.get(Settings.ENABLED).orElseThrow()))
                .put(
                        "PreProvisioningHook",
                        Value.mapping("TargetArn", event.target().arn()))
                .put("ProvisioningRoleArn", settings.get(Settings.ROLE))
                .put("TemplateBody", settings.get(Settings.TEMPLATE_BODY).map(JsonTemplate::of))
                .put("TemplateName", settings.get(Settings.TEMPLATE_NAME).map(Value::of))
                .build();
        String templates =
                "provisioningtemplate/" + settings.get(Settings.TEMPLATE_NAME).orElse("*");
        return TemplateFragment.EMPTY
                .withResource(event.permission(
                        permission, "iot.amazonaws.com", ServiceArn.inOneJoin("iot", Value.of(templates))))
                .withResource(
                        Resource.of(event.id("IotProvisioningTemplate"), "AWS::IoT::ProvisioningTemplate", properties)
                                .after(dependencies));
    }

    /** What an event is configured by. */
    static final class Settings {

        static final Property<Value> TEMPLATE_BODY = Property.of(
                "templateBody",
                Types.map("a section of the template", "[\\s\\S]+", TemplateTypes.value())
                        .map(sections -> (Value) new Value.Mapping(sections)),
                "The provisioning template: parameters and resources of a new device.",
                "{Parameters: {SerialNumber: {Type: String}}, Resources: {}}");

        static final Property<Value> ROLE = Property.of(
                "provisioningRoleArn",
                TemplateTypes.arn("the ARN of a role", "iam"),
                "The role in which AWS IoT provisions devices.",
                "arn:aws:iam::123456789012:role/provisioning");

        /** From "CreateProvisioningTemplate" in the AWS IoT API reference. */
        static final Property<String> TEMPLATE_NAME = Property.of(
                "templateName",
                Types.text("1 to 36 letters, digits, _ and -", "[0-9A-Za-z_-]{1,36}"),
                "The name of the provisioning template; generated unless set.",
                "sensors");

        static final Property<Boolean> ENABLED = Property.of(
                        "enabled", Types.bool(), "Whether devices are provisioned by the template.", "false")
                .orElse(true);

        static final PropertyType<PropertyValues> TYPE = ObjectSchema.of(
                        List.of(TEMPLATE_BODY, ROLE, TEMPLATE_NAME, ENABLED))
                .requiring(TEMPLATE_BODY, ROLE);

        private Settings() {}
    }
}
