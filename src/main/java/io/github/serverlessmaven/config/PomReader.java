/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import io.github.serverlessmaven.config.ConfigNode.Entry;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.ConfigNode.Scalar;
import io.github.serverlessmaven.config.ConfigNode.ScalarType;
import io.github.serverlessmaven.config.ConfigNode.Sequence;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.Location;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Reads the POM's configuration into the tree that YAML gives.
 *
 * <ul>
 *   <li>{@code <x>word</x>} is a word; what it means (number, boolean, text) the property decides.
 *   <li>{@code <x/>} is null. Empty text is {@code <x></x>} or, safe from tools that tidy XML, {@code <x>''</x>}.
 *   <li>A list's children are its items, whatever their names: {@code <layers><layer>…</layer></layers>}. One word is a word, which a
 *       list takes as its only item, since a variable may stand there for the whole list.
 *   <li>Where a mapping or a list may stand, children that are all called {@code <item>}, or like one of what the element holds ({@code
 *       <functions><function>…</function></functions>}), make a list.
 *   <li>A mapping's children are its entries; a key that is not an XML name is written {@code <entry key="…">}.
 *   <li>Intrinsic functions are text in their short form: {@code !GetAtt Queue.Arn}. YAML's own tags say what text means where nothing is
 *       declared: {@code !!str true} is text.
 *   <li>Where a list or mapping belongs, or anything may stand, text in YAML's syntax is read as YAML, best in a CDATA section. {@link
 *       EmbeddedYaml} says what counts as such.
 *   <li>Attributes have no meaning but that key; those of Maven and XML ({@code combine.children}, {@code xml:space}) are skipped, others
 *       reported.
 * </ul>
 */
public final class PomReader {

    static final DiagnosticCode DUPLICATE_ELEMENT =
            new DiagnosticCode("DUPLICATE_ELEMENT", "The element is repeated, but may occur only once.");

    static final DiagnosticCode MIXED_CONTENT =
            new DiagnosticCode("MIXED_CONTENT", "The element contains text next to other elements.");

    static final DiagnosticCode UNKNOWN_ATTRIBUTE = new DiagnosticCode(
            "UNKNOWN_ATTRIBUTE", "The element has an attribute; configuration is read from elements only.");

    static final DiagnosticCode EMPTY_ENTRY_KEY =
            new DiagnosticCode("EMPTY_ENTRY_KEY", "The element <entry> has an empty key.");

    /** What Maven or XML itself gives a meaning. */
    private static final Pattern FOREIGN_ATTRIBUTE =
            Pattern.compile("(combine\\.|xml:|xmlns:).*|xmlns|implementation|default-value");

    private static final String ENTRY = "entry";
    private static final String KEY = "key";
    private static final String ITEM = "item";
    private static final Set<String> ITEM_NAMES = Set.of(ITEM, "entry", "value", "element");

    private final Diagnostics diagnostics;
    private final YamlReader yaml;

    /** Makes a reader that reports problems. */
    public PomReader(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
        this.yaml = new YamlReader(diagnostics);
    }

    /**
     * Reads an element.
     *
     * @param outline the shape its content is to have
     */
    public ConfigNode read(XmlElement element, XmlShape outline) {
        checkAttributes(element);
        if (element.isEmpty()) {
            return new Scalar("null", ScalarType.NULL, element.location());
        }
        if (element.children().isEmpty()) {
            return text(element, outline.kind());
        }
        Optional<String> stray = element.text().filter(text -> !text.isBlank());
        if (stray.isPresent()) {
            diagnostics.error(
                    MIXED_CONTENT,
                    element.location(),
                    element.name(),
                    "contains the text \"" + stray.get() + "\" next to other elements",
                    "Put the text into an element of its own.");
        }
        return children(element, outline);
    }

    private void checkAttributes(XmlElement element) {
        for (String attribute : new TreeSet<>(element.attributes().keySet())) {
            boolean isKey = isEntry(element) && attribute.equals(KEY);
            if (!isKey && !FOREIGN_ATTRIBUTE.matcher(attribute).matches()) {
                diagnostics.error(
                        UNKNOWN_ATTRIBUTE,
                        element.location(),
                        element.name(),
                        "has the attribute \"" + attribute + "\", which has no meaning here",
                        "Write <" + attribute + ">...</" + attribute
                                + "> inside it; only <entry> has an attribute, its key.");
            }
        }
    }

    private static boolean isEntry(XmlElement element) {
        return element.name().equals(ENTRY) && element.attributes().containsKey(KEY);
    }

    private ConfigNode text(XmlElement element, XmlShape.Kind expected) {
        String text = element.text().orElse("");
        Scalar word = new Scalar(text, ScalarType.UNTYPED, element.location());
        if (text.equals("''") || text.equals("\"\"")) {
            return new Scalar("", ScalarType.TEXT, element.location());
        }
        return EmbeddedYaml.isIn(text, expected)
                ? yaml.readFragment(TrimmedText.restore(text), element.location())
                        .orElse(word)
                : word;
    }

    private ConfigNode children(XmlElement element, XmlShape outline) {
        return switch (outline.kind()) {
            case LIST -> list(element, outline.item());
            case MAPPING -> mapping(element, outline);
            case MAPPING_OR_LIST -> holdsItems(element) ? list(element, outline.item()) : mapping(element, outline);
            case SCALAR, ANY -> looksLikeList(element) ? list(element, XmlShape.ANY) : mapping(element, XmlShape.ANY);
        };
    }

    /** Where nothing is declared: several children of one name, or one named like an item of its parent, make a list. */
    private static boolean looksLikeList(XmlElement element) {
        return commonName(element)
                .filter(name -> element.children().size() > 1 || ITEM_NAMES.contains(name) || isOneOf(element, name))
                .isPresent();
    }

    private static boolean holdsItems(XmlElement element) {
        return commonName(element)
                .filter(name -> name.equals(ITEM) || isOneOf(element, name))
                .isPresent();
    }

    /** The name of all children, none of which has a key. */
    private static Optional<String> commonName(XmlElement element) {
        List<String> names =
                element.children().stream().map(XmlElement::name).distinct().toList();
        return names.size() == 1 && element.children().stream().noneMatch(PomReader::isEntry)
                ? Optional.of(names.get(0))
                : Optional.empty();
    }

    /** Whether a name is the singular of an element's. */
    private static boolean isOneOf(XmlElement element, String name) {
        return element.name().equals(name + "s")
                || (name.endsWith("y") && element.name().equals(name.substring(0, name.length() - 1) + "ies"));
    }

    private Sequence list(XmlElement element, XmlShape item) {
        return new Sequence(
                element.children().stream().map(child -> read(child, item)).toList(), element.location());
    }

    private String key(XmlElement entry) {
        String key = entry.attributes().getOrDefault(KEY, "");
        if (key.isBlank()) {
            diagnostics.error(
                    EMPTY_ENTRY_KEY,
                    entry.location(),
                    ENTRY,
                    "has an empty key",
                    "Write the key into the attribute, as in <entry key=\"cost/center\">.");
        }
        return key;
    }

    private Mapping mapping(XmlElement element, XmlShape outline) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (XmlElement child : element.children()) {
            String key = isEntry(child) ? key(child) : child.name();
            Entry entry = new Entry(key, child.location(), read(child, outline.entry(key)));
            Entry first = entries.putIfAbsent(key, entry);
            if (first != null) {
                diagnostics.error(
                        DUPLICATE_ELEMENT,
                        child.location(),
                        key,
                        "is repeated here, first at "
                                + first.keyLocation().map(Location::toString).orElse("an unknown place"),
                        "Remove one of them.");
            }
        }
        return new Mapping(List.copyOf(entries.values()), element.location());
    }
}
