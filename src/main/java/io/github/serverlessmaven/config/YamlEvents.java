/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import java.util.Iterator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** What the parser sees in a text, one piece after the other. Its exceptions end here. */
final class YamlEvents {

    private final YamlPlace place;
    private final Iterator<Event> events;
    private @Nullable Event ahead;
    private @Nullable Event last;

    /**
     * Starts to parse.
     *
     * @throws BrokenYamlException if the text holds a character that YAML does not allow
     */
    YamlEvents(String text, YamlPlace place) {
        this.place = place;
        refuseUnprintable(text);
        LoadSettings settings = LoadSettings.builder()
                .setLabel(place.file())
                .setCodePointLimit(Integer.MAX_VALUE) // the reader has its own limit
                .setBufferSize(
                        Math.max(text.length(), 1)) // a smaller one makes long lines cost the square of their length
                .setParseComments(false)
                .build();
        this.events = new Parse(settings).parseString(text).iterator();
    }

    /**
     * The next event, which stays the next.
     *
     * @throws BrokenYamlException if the text is not YAML
     */
    Event peek() {
        Event next = ahead;
        if (next == null) {
            next = parse();
            ahead = next;
        }
        return next;
    }

    /**
     * Takes the next event.
     *
     * @throws BrokenYamlException if the text is not YAML
     */
    Event next() {
        Event next = peek();
        ahead = null;
        last = next;
        return next;
    }

    private Event parse() {
        try {
            return whole(events.next());
        } catch (MarkedYamlEngineException e) {
            throw broken(SyntaxProblem.of(e));
        } catch (YamlEngineException | IllegalArgumentException e) {
            // Numbers in escapes and in the %YAML directive reach the parser unchecked.
            Event before = last;
            throw new BrokenYamlException(
                    YamlReader.YAML_SYNTAX,
                    before == null ? place.start() : place.at(before.getEndMark()),
                    "is not valid YAML: what follows has a number YAML does not know (" + e.getMessage() + ")",
                    "Correct the escape or the %YAML directive.");
        }
    }

    private BrokenYamlException broken(SyntaxProblem problem) {
        String start = problem.start()
                .filter(mark -> !place.embedded())
                .flatMap(mark -> place.at(problem.start()))
                .map(location -> "; it starts at " + location)
                .orElse("");
        return new BrokenYamlException(
                YamlReader.YAML_SYNTAX,
                place.at(problem.mark()),
                "is not valid YAML: " + problem.words() + start,
                problem.remedy());
    }

    /** Refuses text that escapes such as {@code \\uD83D} leave without the second half of a character. */
    private Event whole(Event event) {
        boolean isHalf = event instanceof ScalarEvent scalar
                && scalar.getValue().codePoints().anyMatch(YamlEvents::isSurrogate);
        if (isHalf) {
            throw new BrokenYamlException(
                    YamlReader.YAML_SYNTAX,
                    place.of(event),
                    "holds one half of a character that needs two escapes",
                    "Write the character itself.");
        }
        return event;
    }

    private static boolean isSurrogate(int character) {
        return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
    }

    private void refuseUnprintable(String text) {
        int index = 0;
        while (index < text.length()) {
            int character = text.codePointAt(index);
            if (isSurrogate(character) || !StreamReader.isPrintable(character)) {
                throw new BrokenYamlException(
                        YamlReader.YAML_SYNTAX,
                        place.at(text, index),
                        "holds the character U+" + String.format(Locale.ROOT, "%04X", character)
                                + ", which YAML does not allow",
                        "Remove it, or write it as an escape inside double quotes.");
            }
            index += Character.charCount(character);
        }
    }
}
