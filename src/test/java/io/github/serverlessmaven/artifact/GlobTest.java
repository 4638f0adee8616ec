/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "** a/b/.c",
                "**/*.js a.js",
                "**/*.js a/b/c.js",
                "a/**/b a/b",
                "a/**/b a/x/y/b",
                "./a.js a.js",
                "a/** a/.env",
                "?.js a.js",
                "[ab].js b.js",
                "[!ab].js c.js",
                "*.{js,ts} a.ts",
                "{src,lib}/** lib/x/y",
                "@(a|b).js b.js",
                "a?(b).js a.js",
                "+(ab).js abab.js",
                "!(a).js b.js",
                "a\\*b a*b",
                "a+b(c).js a+b(c).js",
                "a{b a{b"
            })
    void matches(String glob, String path) {
        assertThat(Glob.of(glob).matches(path)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "*.js a/b.js",
                "a/* a/b/c",
                "a/** a",
                "**/b ab",
                "[!a]b /b",
                "?.js /.js",
                "@(a|b).js c.js",
                "!(a).js a.js",
                "a**b a/b",
                "a.js aXjs"
            })
    void doesNotMatch(String glob, String path) {
        assertThat(Glob.of(glob).matches(path)).isFalse();
    }
}
