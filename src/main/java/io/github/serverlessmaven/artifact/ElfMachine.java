/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** The processor that a file of machine code for Linux is made for (System V Application Binary Interface, ELF header). */
public enum ElfMachine {
    /** That of Lambda's {@code x86_64}. */
    X86_64("x86_64", 0x3E),
    /** That of Lambda's {@code arm64}. */
    ARM64("arm64", 0xB7),
    /** One that Lambda does not have. */
    OTHER("another processor", -1);

    /** How many bytes of a file are enough. */
    public static final int HEAD = 20;

    private static final byte[] MAGIC = {0x7f, 'E', 'L', 'F'};
    private static final int MACHINE = 18;

    private final String label;
    private final int number;

    ElfMachine(String label, int number) {
        this.label = label;
        this.number = number;
    }

    /** Its name in messages; for Lambda's, that of the architecture. */
    public String label() {
        return label;
    }

    /** The machine of a Lambda architecture. */
    public static Optional<ElfMachine> named(String architecture) {
        return Arrays.stream(values())
                .filter(machine -> machine.label.equals(architecture))
                .findFirst();
    }

    /** The machine of a file; empty if it is no such file. */
    public static Optional<ElfMachine> of(byte[] head) {
        if (head.length < HEAD || !Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            return Optional.empty();
        }
        int found = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getShort(MACHINE);
        return Optional.of(Arrays.stream(values())
                .filter(machine -> machine.number == found)
                .findFirst()
                .orElse(OTHER));
    }
}
