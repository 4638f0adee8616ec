/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import io.github.serverlessmaven.config.ConfigNode.ScalarType;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What unquoted text of YAML means: null, a boolean, a number, or the text itself. Follows the core schema of YAML 1.2 ("Core Schema",
 * 10.3), with two exceptions that keep what would be lost: digits after a leading zero or plus sign (an account id, a telephone number)
 * and numbers too long for a computer's own stay text, and so do {@code .inf} and {@code .nan}, for which JSON has no number.
 *
 * @param text the one spelling of null, of booleans and of whole numbers in other bases; other text as written
 * @param type an {@link ScalarType#INTEGER} fits into a {@code long}; a {@link ScalarType#DECIMAL} has at most 40 characters and 3 digits
 *     of exponent
 */
record PlainScalar(String text, ScalarType type) {

    private static final int LONGEST_NUMBER = 40;
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
    private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]{1,15}");
    private static final Pattern OCTAL = Pattern.compile("0o[0-7]{1,20}");
    private static final Pattern DECIMAL =
            Pattern.compile("-?(\\.[0-9]+|(0|[1-9][0-9]*)\\.[0-9]*|(0|[1-9][0-9]*)(?=[eE]))([eE][-+]?[0-9]{1,3})?");

    /** The meaning of unquoted text. */
    static PlainScalar of(String written) {
        return switch (written) {
            case "", "~", "null", "Null", "NULL" -> new PlainScalar("null", ScalarType.NULL);
            case "true", "True", "TRUE", "false", "False", "FALSE" ->
                new PlainScalar(written.toLowerCase(Locale.ROOT), ScalarType.BOOLEAN);
            default -> number(written);
        };
    }

    private static PlainScalar number(String written) {
        if (written.length() > LONGEST_NUMBER) {
            return new PlainScalar(written, ScalarType.TEXT);
        }
        if (INTEGER.matcher(written).matches()) {
            return new PlainScalar(written, ScalarType.INTEGER);
        }
        if (HEXADECIMAL.matcher(written).matches()) {
            return new PlainScalar(String.valueOf(Long.parseLong(written.substring(2), 16)), ScalarType.INTEGER);
        }
        if (OCTAL.matcher(written).matches()) {
            return new PlainScalar(String.valueOf(Long.parseLong(written.substring(2), 8)), ScalarType.INTEGER);
        }
        boolean isDecimal = DECIMAL.matcher(written).matches();
        return new PlainScalar(written, isDecimal ? ScalarType.DECIMAL : ScalarType.TEXT);
    }
}
