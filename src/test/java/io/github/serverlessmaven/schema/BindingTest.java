/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.Entry;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.ConfigNode.Scalar;
import io.github.serverlessmaven.config.ConfigNode.ScalarType;
import io.github.serverlessmaven.config.ConfigNode.Sequence;
import io.github.serverlessmaven.diagnostic.Diagnostic;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.Location;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindingTest {

    private static final Property<Integer> MEMORY = Property.of("memory", Types.integer(128, 1024), "Memory.", "512")
            .orElse(256)
            .inherited();
    private static final Property<String> KIND = Property.of(
                    "kind", Types.choice(List.of("fast", "slow")), "Kind.", "fast")
            .alias("sort");
    private static final Property<Boolean> ON = Property.of("on", Types.bool(), "On.", "true");
    private static final Property<List<String>> NAMES =
            Property.of("names", Types.list(Types.text("lower-case letters", "[a-z]+")), "Names.", "[a]");
    private static final Property<Map<String, String>> LABELS = Property.of(
                    "labels", Types.map("lower-case letters", "[a-z]+", Types.text()), "Labels.", "{a: b}")
            .inherited((provider, function) -> {
                Map<String, String> merged = new LinkedHashMap<>(provider);
                merged.putAll(function);
                return merged;
            });
    private static final ObjectSchema SCHEMA = ObjectSchema.of(List.of(MEMORY, KIND, ON, NAMES, LABELS));

    private final Diagnostics diagnostics = new Diagnostics();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    my_demo | Replace or remove the "_" after "my".
                    d       | Write more after "d", for example "name: demo".
                    1abc    | Write it in that form, for example "name: demo".
                    abcdef9 | Shorten it to 6 characters.
                    ''      | Write it in that form, for example "name: demo".
                    """)
    void theRemedyOfTextNamesItsFirstMistake(String text, String remedy) {
        Pattern pattern = Pattern.compile("[a-z][a-z0-9-]{1,5}");
        assertThat(new PatternHint(pattern, text).remedy("name: demo")).isEqualTo(remedy);
    }

    @Test
    void aSectionIsDeclaredWhenItsKeyIsConfigured() {
        AtomicInteger declared = new AtomicInteger();
        Property<PropertyValues> section = Property.of(
                "section",
                Types.deferred(() -> {
                    declared.incrementAndGet();
                    return SCHEMA;
                }),
                "Section.",
                "{on: true}");
        ObjectSchema schema = ObjectSchema.of(List.of(section, ON));
        Binding binding = new Binding("", diagnostics);
        assertThat(schema.bind(new Mapping(List.of(entry("on", text("true"))), place(1)), binding))
                .isPresent();
        schema.bind(new Mapping(List.of(entry("sectoin", text("true"))), place(1)), binding);
        assertThat(diagnostics.errors())
                .singleElement()
                .extracting(Diagnostic::remedy)
                .isEqualTo("Did you mean \"section\"?");
        assertThat(declared).hasValue(0);

        Mapping below = new Mapping(List.of(entry("on", text("true"))), place(1));
        Mapping twice = new Mapping(List.of(entry("section", below)), place(1));
        assertThat(schema.bind(twice, binding).orElseThrow().get(section)).isPresent();
        assertThat(schema.bind(twice, binding)).isPresent();
        assertThat(declared).hasValue(1);
    }

    @Test
    void valuesOfTheRightKindAreBound() {
        PropertyValues values = bind(
                entry("memory", number("512")),
                entry("kind", text("fast")),
                entry("on", new Scalar("true", ScalarType.BOOLEAN, place(3))),
                entry("names", new Sequence(List.of(text("a"), text("b")), place(4))),
                entry("labels", mapping(entry("a", number("5")))));
        assertThat(diagnostics.errors()).isEmpty();
        assertThat(values.get(MEMORY)).contains(512);
        assertThat(values.get(KIND)).contains("fast");
        assertThat(values.get(ON)).contains(true);
        assertThat(values.get(NAMES)).contains(List.of("a", "b"));
        assertThat(values.get(LABELS)).contains(Map.of("a", "5"));
    }

    @Test
    void wordsOfThePomBecomeWhatThePropertyNeeds() {
        PropertyValues values = bind(
                entry("memory", new Scalar("512", ScalarType.UNTYPED, place(1))),
                entry("on", new Scalar("false", ScalarType.UNTYPED, place(1))));
        assertThat(diagnostics.errors()).isEmpty();
        assertThat(values.get(MEMORY)).contains(512);
        assertThat(values.get(ON)).contains(false);
    }

    @Test
    void aSingleValueIsAListOfOne() {
        assertThat(bind(entry("names", text("a"))).get(NAMES)).contains(List.of("a"));
    }

    @Test
    void nullCountsAsNotConfigured() {
        PropertyValues values = bind(entry("memory", new Scalar("null", ScalarType.NULL, place(1))));
        assertThat(diagnostics.errors()).isEmpty();
        assertThat(values.configured(MEMORY)).isEmpty();
        assertThat(values.get(MEMORY)).contains(256);
    }

    @Test
    void anUnknownKeyIsReportedAtItsPlaceWithTheNearestName() {
        bind(entry("memry", number("512")));
        assertThat(rendered())
                .containsExactly("serverless.yml:9:3 functions.hello.memry: is not a known key [UNKNOWN_KEY]"
                        + System.lineSeparator() + "    -> Did you mean \"memory\"?");
    }

    @Test
    void anUnknownKeyUnlikeAnyOtherGetsTheListOfThoseThatExist() {
        bind(entry("xyzzyx", number("512")));
        assertThat(rendered().get(0)).contains("Known here: kind, labels, memory, names, on.");
    }

    @Test
    void everyProblemIsReportedAtOnce() {
        bind(
                entry("memory", number("64")),
                entry("kind", text("fats")),
                entry("names", new Sequence(List.of(text("a"), text("B")), place(4))),
                entry("labels", mapping(entry("A", text("x")))));
        assertThat(diagnostics.errors())
                .extracting(diagnostic -> diagnostic.path() + " " + diagnostic.code())
                .containsExactlyInAnyOrder(
                        "functions.hello.memory OUT_OF_RANGE",
                        "functions.hello.kind NOT_ALLOWED",
                        "functions.hello.names.1 PATTERN_MISMATCH",
                        "functions.hello.labels.A PATTERN_MISMATCH");
    }

    @Test
    void aNumberOutOfRangeSaysWhatIsAllowedWhatItIsAndWhatToDo() {
        bind(entry("memory", number("2048")));
        assertThat(rendered().get(0))
                .contains("must be a whole number from 128 to 1024, but is 2048 [OUT_OF_RANGE]")
                .contains("-> Lower it to 1024 or less.");
    }

    @Test
    void textWhereANumberBelongsIsRefused() {
        bind(entry("memory", text("512 MB")));
        assertThat(rendered().get(0)).contains("but is \"512 MB\" [WRONG_TYPE]");
    }

    @Test
    void aNumberTooLongForAnyIntegerIsRefusedLikeAnyOther() {
        bind(entry("memory", number("99999999999999999999999")));
        assertThat(diagnostics.errors()).hasSize(1);
    }

    @Test
    void aMisspeltWordGetsTheRightOne() {
        bind(entry("kind", text("fats")));
        assertThat(rendered().get(0))
                .contains("must be fast or slow, but is \"fats\"")
                .contains("Did you mean \"fast\"?");
    }

    @Test
    void aListWhereAMappingBelongsIsRefused() {
        bind(entry("labels", new Sequence(List.of(), place(5))));
        assertThat(rendered().get(0)).contains("but is a list [WRONG_TYPE]");
    }

    @Test
    void twoSpellingsOfOnePropertyClash() {
        bind(entry("kind", text("fast")), entry("sort", text("slow")));
        assertThat(rendered().get(0))
                .contains("functions.hello.sort: means the same as another key")
                .contains("Keep only \"kind\".");
    }

    @Test
    void anAliasBindsTheProperty() {
        assertThat(bind(entry("sort", text("slow"))).get(KIND)).contains("slow");
    }

    @Test
    void theProvidersValueIsTakenWhereTheFunctionHasNone() {
        PropertyValues provider =
                provider(entry("memory", number("512")), entry("labels", mapping(entry("a", text("1")))));
        PropertyValues inherited =
                bind(entry("labels", mapping(entry("b", text("2"))))).inherit(SCHEMA, provider);
        assertThat(inherited.get(MEMORY)).contains(512);
        assertThat(inherited.get(LABELS)).contains(Map.of("a", "1", "b", "2"));
        assertThat(inherited.path(MEMORY)).isEqualTo("provider.memory");
        assertThat(inherited.path(LABELS)).isEqualTo("functions.hello.labels");
    }

    @Test
    void theFunctionsValueGoesBeforeTheProviders() {
        PropertyValues provider = provider(entry("memory", number("512")));
        assertThat(bind(entry("memory", number("128")))
                        .inherit(SCHEMA, provider)
                        .get(MEMORY))
                .contains(128);
    }

    @Test
    void aPropertyThatIsNotInheritedStaysEmpty() {
        PropertyValues provider = PropertyValues.none("provider");
        assertThat(bind().inherit(SCHEMA, provider).get(KIND)).isEmpty();
    }

    private PropertyValues provider(Entry... entries) {
        ObjectSchema schema = ObjectSchema.of(List.of(
                MEMORY.inheritance().orElseThrow().providerProperty(),
                LABELS.inheritance().orElseThrow().providerProperty()));
        return schema.bind(mapping(entries), new Binding("provider", diagnostics))
                .orElseThrow();
    }

    private PropertyValues bind(Entry... entries) {
        return SCHEMA.bind(mapping(entries), new Binding("functions.hello", diagnostics))
                .orElseThrow();
    }

    private List<String> rendered() {
        return diagnostics.errors().stream().map(Diagnostic::render).toList();
    }

    private static Mapping mapping(Entry... entries) {
        return new Mapping(Arrays.asList(entries), place(8));
    }

    private static Entry entry(String key, ConfigNode value) {
        return new Entry(key, place(9), value);
    }

    private static Scalar text(String text) {
        return new Scalar(text, ScalarType.TEXT, place(9));
    }

    private static Scalar number(String text) {
        return new Scalar(text, ScalarType.INTEGER, place(9));
    }

    private static Optional<Location> place(int line) {
        return Optional.of(new Location("serverless.yml", line, 3));
    }
}
