/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stream;

import java.util.List;
import java.util.Optional;

/**
 * Records that a function gets together.
 *
 * @param records in order; none only at the end of a window
 * @param window the window they belong to, where the function aggregates
 */
record Batch(List<StreamRecord> records, Optional<Window> window) {

    /** Copies the records. */
    Batch {
        records = List.copyOf(records);
    }

    /** The same without the first records. */
    Batch from(int index) {
        return new Batch(records.subList(index, records.size()), window);
    }

    /** The records before one. */
    Batch until(int index) {
        return new Batch(records.subList(0, index), window.map(Window::goingOn));
    }

    /** Where a record is; -1 if it is not here. */
    int indexOf(String sequenceNumber) {
        for (int i = 0; i < records.size(); i++) {
            if (records.get(i).sequenceNumber().equals(sequenceNumber)) {
                return i;
            }
        }
        return -1;
    }
}
