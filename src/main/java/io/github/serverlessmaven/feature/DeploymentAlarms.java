/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.Suggestion;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The alarms that end a deployment: {@code AlarmConfiguration} of {@code AWS::CodeDeploy::DeploymentGroup}. */
final class DeploymentAlarms {

    static final DiagnosticCode UNKNOWN_DEPLOYMENT_ALARM = new DiagnosticCode(
            "UNKNOWN_DEPLOYMENT_ALARM",
            "An alarm of a deployment resembles one of the stack that is meant. A warning.");

    static final DiagnosticCode ALARMS_NOT_A_LIST = new DiagnosticCode(
            "ALARMS_NOT_A_LIST", "An intrinsic function does not give the alarms of a deployment one by one.");

    private static final String IF = "Fn::If";
    private static final Value NO_VALUE = Intrinsic.pseudo("AWS::NoValue");

    private static final Property<Value> NAME = Property.of(
            "name",
            TemplateTypes.textOrIntrinsic(Types.text("1 to 255 characters", "[\\s\\S]{1,255}")),
            "The name of an alarm.",
            "checkout-latency");

    /** "AlarmConfiguration" in the AWS CodeDeploy API reference: 10 alarms at most. */
    static final PropertyType<Value> TYPE = TemplateTypes.orIntrinsic(Types.list(
                    Types.shorthand(
                            ObjectSchema.of(List.of(NAME))
                                    .requiring(NAME)
                                    .map(values -> values.get(NAME).orElseThrow()),
                            NAME),
                    10)
            .map(Value.Sequence::new));

    private DeploymentAlarms() {}

    /** What the deployment group gets; empty if there is no alarm. */
    static Optional<Value> configuration(Value alarms, Service service) {
        List<String> known = known(service);
        Optional<List<Value>> branches = branches(alarms);
        if (branches.isPresent()) {
            List<Value> parts = branches.get();
            return Optional.of(Value.mapping(
                    IF, Value.list(parts.get(0), branch(parts.get(1), known), branch(parts.get(2), known))));
        }
        return Optional.of(list(alarms)).filter(list -> !list.isEmpty()).map(list -> enabled(list, known));
    }

    private static Value branch(Value alarms, List<String> known) {
        List<Value> list = list(alarms);
        return list.isEmpty() ? NO_VALUE : enabled(list, known);
    }

    private static Value enabled(List<Value> alarms, List<String> known) {
        return Value.mapping()
                .put(
                        "Alarms",
                        new Value.Sequence(alarms.stream()
                                .map(alarm -> Value.mapping("Name", name(alarm, known)))
                                .map(Value.class::cast)
                                .toList()))
                .put("Enabled", Value.of(true))
                .build();
    }

    private static Value name(Value alarm, List<String> known) {
        Value name =
                alarm instanceof Value.Mapping mapping ? mapping.get("name").orElse(alarm) : alarm;
        return name instanceof Value.Text text && known.contains(text.text())
                ? Intrinsic.ref(new LogicalId(text.text()))
                : name;
    }

    private static List<Value> list(Value alarms) {
        if (alarms.equals(NO_VALUE)) {
            return List.of();
        }
        List<Value> items = alarms instanceof Value.Sequence list ? list.items() : List.of(alarms);
        return items.stream().filter(item -> !item.equals(NO_VALUE)).toList();
    }

    private static Optional<List<Value>> branches(Value alarms) {
        return alarms instanceof Value.Mapping mapping
                ? mapping.get(IF)
                        .filter(Value.Sequence.class::isInstance)
                        .map(parts -> ((Value.Sequence) parts).items())
                        .filter(parts -> parts.size() == 3)
                : Optional.empty();
    }

    /** The logical ids of the alarms of the stack: the user's own, and those of "alarms". */
    private static List<String> known(Service service) {
        Stream<String> own = service.ownResources().stream()
                .filter(id -> LogicalId.of(id)
                        .flatMap(service::ownResource)
                        .flatMap(resource -> resource.text("Type"))
                        .filter(type -> type.startsWith("AWS::CloudWatch::") && type.endsWith("Alarm"))
                        .isPresent());
        Stream<String> generated = service.functions().stream()
                .flatMap(function -> new Alarms().contribute(new FunctionScope(service, function)).resources().stream())
                .map(resource -> resource.id().text());
        return Stream.concat(own, generated).toList();
    }

    static void check(DeploymentPreference preference, Service service, Diagnostics diagnostics) {
        Optional<Value> alarms = preference.get(DeploymentPreference.ALARMS);
        List<String> known = known(service);
        alarms.ifPresent(value -> {
            if (value instanceof Value.Mapping mapping
                    && mapping.get("Ref").isEmpty()
                    && mapping.get("Fn::Sub").isEmpty()
                    && mapping.get("Fn::ImportValue").isEmpty()
                    && branches(value).isEmpty()) {
                preference.error(
                        DeploymentPreference.ALARMS,
                        diagnostics,
                        ALARMS_NOT_A_LIST,
                        "is the function "
                                + mapping.entries().keySet().iterator().next()
                                + ", which does not give alarms one by one",
                        "List the alarms, each by its name, its logical id or Ref, or write Fn::If with two lists.");
            }
            list(value).stream()
                    .filter(Value.Text.class::isInstance)
                    .map(name -> ((Value.Text) name).text())
                    .filter(name -> !known.contains(name))
                    .forEach(name -> warn(name, known, preference, diagnostics));
        });
    }

    private static void warn(
            String name, List<String> known, DeploymentPreference preference, Diagnostics diagnostics) {
        Property<Value> alarms = DeploymentPreference.ALARMS;
        Suggestion.of(name, known)
                .ifPresent(meant -> diagnostics.warning(
                        UNKNOWN_DEPLOYMENT_ALARM,
                        preference.section(alarms).location(alarms),
                        preference.section(alarms).path(alarms),
                        "names \"" + name
                                + "\", which is not an alarm of the stack, and is used as the name of one elsewhere",
                        "Did you mean \"" + meant + "\"?"));
    }
}
