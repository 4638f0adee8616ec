/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.schema.Binding;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.template.LogicalId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From the resolved configuration to a {@link Service}: bound to the schema, the provider's values handed on to the functions. */
public final class ServiceAssembler {

    /** A configuration without the service's name. */
    public static final DiagnosticCode MISSING_SERVICE =
            new DiagnosticCode("MISSING_SERVICE", "The configuration does not name its service.");

    /** Two functions that would have one name in AWS. */
    public static final DiagnosticCode DUPLICATE_FUNCTION_NAME =
            new DiagnosticCode("DUPLICATE_FUNCTION_NAME", "Two functions would be deployed under one name.");

    /** Two function keys that give one logical id. */
    public static final DiagnosticCode COLLIDING_FUNCTION_KEYS = new DiagnosticCode(
            "COLLIDING_FUNCTION_KEYS", "Two function keys become the same logical id in the template.");

    /** A generated name that AWS would reject. */
    public static final DiagnosticCode FUNCTION_NAME_TOO_LONG = new DiagnosticCode(
            "FUNCTION_NAME_TOO_LONG",
            "The generated name of the function is longer than the 64 characters AWS allows.");

    /** A generated name of the stack that AWS would reject. */
    public static final DiagnosticCode STACK_NAME_TOO_LONG = new DiagnosticCode(
            "STACK_NAME_TOO_LONG", "The generated name of the stack is longer than the 128 characters AWS allows.");

    /** A function key that gives no legal logical ids. */
    public static final DiagnosticCode FUNCTION_KEY_TOO_LONG = new DiagnosticCode(
            "FUNCTION_KEY_TOO_LONG", "The key of the function gives logical ids of more than 255 characters.");

    /** A layer key that gives no legal logical ids. */
    public static final DiagnosticCode LAYER_KEY_TOO_LONG = new DiagnosticCode(
            "LAYER_KEY_TOO_LONG", "The key of the layer gives logical ids of more than 255 characters.");

    /** Leaves room for what is appended, such as a version's hash. */
    private static final int LONGEST_NORMALIZED_KEY = 180;

    /** Leaves room for what is appended, at most a hash and the ARN of an account. */
    private static final int LONGEST_NORMALIZED_LAYER_KEY = 150;

    private static final int LONGEST_STACK_NAME = 128;

    private final ServiceSchema schema;
    private final Diagnostics diagnostics;

    /**
     * Makes an assembler.
     *
     * @param schema what may be configured
     * @param diagnostics receives every problem
     */
    public ServiceAssembler(ServiceSchema schema, Diagnostics diagnostics) {
        this.schema = schema;
        this.diagnostics = diagnostics;
    }

    /**
     * Assembles the service.
     *
     * @param configuration the configuration, variables resolved, stage and region of the command line already in it
     * @return the service; empty if it could not be made, with the reasons reported. It may be incomplete when errors were reported
     */
    public Optional<Service> assemble(ConfigNode.Mapping configuration) {
        Optional<Service> service =
                schema.root().bind(configuration, new Binding("", diagnostics)).flatMap(this::assemble);
        new PlainReferences(service.map(Service::ownResources).orElse(Set.of()), diagnostics).check(configuration);
        return service;
    }

    private Optional<Service> assemble(PropertyValues root) {
        Optional<ServiceDeclaration> heading = root.get(ServiceSchema.SERVICE);
        Optional<String> name = heading.flatMap(ServiceDeclaration::name);
        String place = ServiceSchema.SERVICE.name() + (heading.isEmpty() ? "" : ".name");
        if (name.isEmpty() && !diagnostics.alreadyReported(place)) {
            diagnostics.error(
                    MISSING_SERVICE,
                    root.location(ServiceSchema.SERVICE),
                    ServiceSchema.SERVICE.name(),
                    "is missing",
                    "Name the service: \"service: orders\" in serverless.yml, <service>orders</service> in the POM.");
        }
        PropertyValues provider = root.get(schema.provider()).orElse(PropertyValues.none("provider"));
        new Roles(provider).check(diagnostics);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Names names = new Names(name.get(), provider.get(ServiceSchema.STAGE).orElseThrow());
        checkStackName(provider.get(StackSchema.STACK_NAME).orElse(names.stack()), provider);
        return Optional.of(new Service(
                names,
                provider.get(ServiceSchema.REGION),
                root,
                provider,
                functions(root, provider, names),
                layers(root),
                Map.of()));
    }

    private List<LambdaFunction> functions(PropertyValues root, PropertyValues provider, Names names) {
        List<LambdaFunction> functions = new ArrayList<>();
        Map<String, String> keyOfName = new HashMap<>();
        Map<LogicalId, String> keyOfId = new HashMap<>();
        for (Map.Entry<String, PropertyValues> own :
                root.get(schema.functions()).orElse(Map.of()).entrySet()) {
            String key = own.getKey();
            PropertyValues settings = own.getValue().inherit(schema.function(), provider);
            String name = settings.get(ServiceSchema.FUNCTION_NAME).orElse(names.function(key));
            checkLength(name, settings);
            if (Names.normalized(key).length() > LONGEST_NORMALIZED_KEY) {
                settings.error(
                        ServiceSchema.FUNCTION_NAME,
                        diagnostics,
                        FUNCTION_KEY_TOO_LONG,
                        "has a key that gives logical ids of more than 255 characters",
                        "Shorten the function's key; in ids a - becomes \"Dash\" and a _ \"Underscore\".");
                continue;
            }
            checkUnique(keyOfName.put(name, key), DUPLICATE_FUNCTION_NAME, "is deployed as " + name, settings);
            LogicalId id = names.functionId(key);
            checkUnique(keyOfId.put(id, key), COLLIDING_FUNCTION_KEYS, "gets the logical id " + id, settings);
            functions.add(new LambdaFunction(key, name, settings));
        }
        return functions;
    }

    private List<ServiceLayer> layers(PropertyValues root) {
        List<ServiceLayer> layers = new ArrayList<>();
        for (Map.Entry<String, PropertyValues> layer :
                root.get(LayerSchema.LAYERS).orElse(Map.of()).entrySet()) {
            if (Names.normalized(layer.getKey()).length() > LONGEST_NORMALIZED_LAYER_KEY) {
                layer.getValue()
                        .error(
                                LayerSchema.NAME,
                                diagnostics,
                                LAYER_KEY_TOO_LONG,
                                "has a key that gives logical ids of more than 255 characters",
                                "Shorten the layer's key; in ids a - becomes \"Dash\" and a _ \"Underscore\". Set \"name\" to keep"
                                        + " its name in AWS.");
            } else {
                layers.add(new ServiceLayer(layer.getKey(), layer.getValue()));
            }
        }
        return layers;
    }

    private void checkStackName(String name, PropertyValues provider) {
        if (name.length() > LONGEST_STACK_NAME) {
            provider.violation(
                    StackSchema.STACK_NAME,
                    diagnostics,
                    STACK_NAME_TOO_LONG,
                    "would be \"" + name + "\", which has " + name.length() + " characters; AWS allows "
                            + LONGEST_STACK_NAME,
                    "Set \"stackName\", or shorten the service or the stage.");
        }
    }

    private void checkLength(String name, PropertyValues settings) {
        if (name.length() > 64) {
            settings.violation(
                    ServiceSchema.FUNCTION_NAME,
                    diagnostics,
                    FUNCTION_NAME_TOO_LONG,
                    "would be \"" + name + "\", which has " + name.length() + " characters; AWS allows 64",
                    "Set \"name\" of this function, or shorten the service, the stage or the function's key.");
        }
    }

    private void checkUnique(@Nullable String otherKey, DiagnosticCode code, String what, PropertyValues settings) {
        if (otherKey != null) {
            settings.error(
                    ServiceSchema.FUNCTION_NAME,
                    diagnostics,
                    code,
                    what + ", just as functions." + otherKey,
                    "Give one of them another name.");
        }
    }
}
