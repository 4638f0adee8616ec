/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.mapping;

import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.VelocityEngine;
import org.apache.velocity.app.event.EventCartridge;
import org.apache.velocity.app.event.ReferenceInsertionEventHandler;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.RuntimeConstants;
import org.apache.velocity.util.introspection.SecureUberspector;

/**
 * Mapping templates of API Gateway, which are written in the language of Velocity 1: names may have hyphens, and lines that have only
 * directives stay. A reference to nothing is an empty text.
 */
public final class MappingTemplates {

    private Optional<VelocityEngine> engine = Optional.empty();

    /**
     * Renders a template.
     *
     * @param context the variable {@code $context}; its maps may be changed by the template
     * @throws MappingProblem if the template is malformed, or reads a body that is
     */
    public String render(
            String template, TemplateInput input, Map<String, Object> context, Map<String, String> stageVariables) {
        VelocityContext variables = new VelocityContext();
        variables.put("input", input);
        variables.put("util", new TemplateFunctions());
        variables.put("context", context);
        variables.put("stageVariables", stageVariables);
        EventCartridge handlers = new EventCartridge();
        ReferenceInsertionEventHandler nothingIsEmpty = (scope, reference, value) -> value == null ? "" : value;
        handlers.addReferenceInsertionEventHandler(nothingIsEmpty);
        handlers.attachToContext(variables);
        StringWriter text = new StringWriter();
        try {
            engine().evaluate(variables, text, "mapping template", template);
        } catch (VelocityException e) {
            throw e.getCause() instanceof MappingProblem problem ? problem : MappingProblem.ofTemplate(e);
        }
        return text.toString();
    }

    /** Made by the first template: it takes a tenth of a second. */
    private synchronized VelocityEngine engine() {
        VelocityEngine known = engine.orElseGet(MappingTemplates::started);
        engine = Optional.of(known);
        return known;
    }

    private static VelocityEngine started() {
        Properties settings = new Properties();
        settings.setProperty(RuntimeConstants.PARSER_HYPHEN_ALLOWED, "true");
        settings.setProperty(RuntimeConstants.SPACE_GOBBLING, "bc");
        settings.setProperty(RuntimeConstants.CHECK_EMPTY_OBJECTS, "false");
        settings.setProperty(RuntimeConstants.UBERSPECT_CLASSNAME, SecureUberspector.class.getName());
        settings.setProperty(RuntimeConstants.RUNTIME_LOG_REFERENCE_LOG_INVALID, "false");
        VelocityEngine engine = new VelocityEngine(settings);
        engine.init();
        return engine;
    }
}
