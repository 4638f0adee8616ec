/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.diagnostic.Suggestion;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The options given on the command line. Maven passes over one that is misspelt: {@code -Dserverless.stge=prod} would deploy another
 * stage than was meant.
 *
 * @param known the names of the properties that goals read
 * @param accepted further names that are not suggested
 */
public record CommandLine(Set<String> known, Set<String> accepted) {

    private static final String OURS = "serverless.";
    private static final List<String> FREE = List.of("serverless.opt.", "serverless.param.", "serverless.event.");

    /**
     * Checks that what was given is understood.
     *
     * @param given the names of the properties given with {@code -D}
     * @throws ServerlessException if one begins like an option but is none
     */
    public void requireKnown(Set<String> given) {
        for (String name : new TreeSet<>(given)) {
            boolean isFree =
                    FREE.stream().anyMatch(prefix -> name.startsWith(prefix) && name.length() > prefix.length());
            if (name.startsWith(OURS) && !isFree && !known.contains(name) && !accepted.contains(name)) {
                throw new ServerlessException("There is no option -D" + name + ".", remedy(name));
            }
        }
    }

    private String remedy(String name) {
        return Suggestion.of(name.substring(OURS.length()), shortNames())
                .map(meant -> "Did you mean -D" + OURS + meant + "?")
                .orElse("Remove it; \"mvn serverless:help -Ddetail\" has all options. Values of your own are"
                        + " -Dserverless.opt.NAME and -Dserverless.param.NAME.");
    }

    private List<String> shortNames() {
        return known.stream()
                .filter(option -> option.startsWith(OURS))
                .map(option -> option.substring(OURS.length()))
                .toList();
    }
}
