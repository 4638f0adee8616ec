/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.reference;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.Entry;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.ConfigNode.Scalar;
import io.github.serverlessmaven.config.ConfigNode.ScalarType;
import io.github.serverlessmaven.config.ConfigNode.Sequence;
import io.github.serverlessmaven.config.XmlShape;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.template.Json;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A configuration written as a person writes it in the POM. */
final class PomText {

    private static final List<String> FUNCTIONS =
            List.of("Ref", "Fn::GetAtt", "Fn::Sub", "Fn::ImportValue", "Fn::If", "Fn::Join", "Fn::Select");

    private static final Pattern TOKENS = Pattern.compile("(?s)<!\\[CDATA\\[.*?]]>|<[^>]*>|[^<]+");

    private PomText() {}

    static String write(String name, ConfigNode node, XmlShape outline) {
        boolean isName = name.matches("[A-Za-z_][A-Za-z0-9_.-]*")
                && !name.toLowerCase(java.util.Locale.ROOT).startsWith("xml");
        String start = isName ? name : "entry key=\"" + escaped(name) + "\"";
        String end = isName ? name : "entry";
        boolean isNull = node instanceof Scalar scalar && scalar.isNull();
        return isNull ? "<" + start + "/>" : "<" + start + ">" + content(name, node, outline) + "</" + end + ">";
    }

    /** The same on several lines. */
    static String indented(String xml) {
        StringBuilder text = new StringBuilder();
        int depth = 0;
        boolean wasStart = false;
        Matcher tokens = TOKENS.matcher(xml);
        while (tokens.find()) {
            String token = tokens.group();
            boolean isEnd = token.startsWith("</");
            boolean isTag = token.startsWith("<") && !token.startsWith("<!");
            depth -= isEnd ? 1 : 0;
            if (isTag && !(isEnd && wasText(text, wasStart))) {
                text.append(text.isEmpty() ? "" : "\n").append("  ".repeat(depth));
            }
            text.append(token);
            wasStart = isTag && !isEnd && !token.endsWith("/>");
            depth += wasStart ? 1 : 0;
        }
        return text.append('\n').toString();
    }

    private static boolean wasText(CharSequence text, boolean wasStart) {
        return wasStart
                || text.charAt(text.length() - 1) != '>'
                || text.toString().endsWith("]]>");
    }

    private static String content(String name, ConfigNode node, XmlShape outline) {
        if (node instanceof Mapping mapping && isShortForm(mapping)) {
            Entry function = mapping.entries().get(0);
            return escaped("!" + function.key().replace("Fn::", "") + " " + json(function.value()));
        }
        if (node instanceof Scalar scalar) {
            return escaped(word(scalar, outline.kind()));
        }
        boolean either = outline.kind() == XmlShape.Kind.MAPPING_OR_LIST;
        boolean elements = node instanceof Mapping mapping
                ? (either || outline.kind() == XmlShape.Kind.MAPPING)
                        && !mapping.entries().isEmpty()
                : (either || outline.kind() == XmlShape.Kind.LIST)
                        && !((Sequence) node).items().isEmpty();
        return elements ? elements(name, node, outline) : "<![CDATA[" + json(node) + "]]>";
    }

    private static String elements(String name, ConfigNode node, XmlShape outline) {
        String item = outline.kind() == XmlShape.Kind.MAPPING_OR_LIST && name.endsWith("s")
                ? name.substring(0, name.length() - 1)
                : "item";
        return node instanceof Mapping mapping
                ? mapping.entries().stream()
                        .map(entry -> write(entry.key(), entry.value(), outline.entry(entry.key())))
                        .collect(Collectors.joining())
                : ((Sequence) node)
                        .items().stream()
                                .map(value -> write(item, value, outline.item()))
                                .collect(Collectors.joining());
    }

    private static boolean isShortForm(Mapping mapping) {
        return mapping.entries().size() == 1
                && FUNCTIONS.contains(mapping.entries().get(0).key());
    }

    /** Text of which the XML alone would not tell that it is text is marked as such. */
    private static String word(Scalar scalar, XmlShape.Kind expected) {
        if (scalar.text().isEmpty()) {
            return "''";
        }
        boolean isPlain =
                scalar.type() != ScalarType.TEXT || scalar.text().matches("[A-Za-z/*][A-Za-z0-9/ *]*:?[A-Za-z0-9:*-]*");
        boolean isWord = !scalar.text().matches("true|false|null");
        return (isPlain && (isWord || scalar.type() != ScalarType.TEXT))
                        || expected == XmlShape.Kind.SCALAR
                                && isWord
                                && !scalar.text().startsWith("!")
                ? scalar.text()
                : "!!str " + quoted(scalar.text());
    }

    private static String json(ConfigNode node) {
        return Json.compact(TemplateTypes.toValue(node));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
