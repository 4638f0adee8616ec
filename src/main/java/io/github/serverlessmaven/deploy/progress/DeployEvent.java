/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.progress;

import java.util.Optional;

/** What happens during a deployment or removal, with the line that shows it: a console needs to know none of the kinds. */
public interface DeployEvent {

    /** How much attention an event needs. */
    enum Level {
        /** It only matters to a display that changes while the work continues. */
        LIVE,
        /** It belongs to the work. */
        INFO,
        /** It should be seen, although the work continues. */
        WARNING
    }

    /** What the event says, in one line. */
    String text();

    /** How much attention it needs. */
    default Level level() {
        return Level.INFO;
    }

    /** What it changes on a display of the work that is in progress. */
    default Optional<Activity> activity() {
        return Optional.empty();
    }

    /**
     * Work that takes a while.
     *
     * @param subject what is worked on; unique
     * @param state how far it is, in a word or two
     * @param phase whether it continues
     */
    record Activity(String subject, String state, Phase phase) {

        /** Whether work continues. */
        public enum Phase {
            /** It does. */
            UNDER_WAY,
            /** It is over. */
            OVER,
            /** It is over, and with it all other work. */
            ALL_OVER
        }
    }

    /** An event that should be seen, although the work continues. */
    interface Warning extends DeployEvent {
        @Override
        default Level level() {
            return Level.WARNING;
        }
    }
}
