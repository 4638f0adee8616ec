/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.serverlessmaven.variable.VariableText.Call;
import io.github.serverlessmaven.variable.VariableText.Constant;
import io.github.serverlessmaven.variable.VariableText.Literal;
import io.github.serverlessmaven.variable.VariableText.Part;
import io.github.serverlessmaven.variable.VariableText.Source;
import io.github.serverlessmaven.variable.VariableText.Variable;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariableParserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "${self:}                          | <self>",
                "${self:a.b}                       | <self:a.b>",
                "${self: a }                       | <self:a>",
                "${self:a b}                       | <self:a b>",
                "${self:a:b}                       | <self:a:b>",
                "${self:a{b}c}                     | <self:a{b>c}",
                "${self:a$b}                       | <self:a$b>",
                "${self:a)}                        | <self:a)>",
                "${opt:a'b}                        | <opt:a'b>",
                "${ssm:/a/b:c}                     | <ssm:/a/b:c>",
                "${self:\"a,b}\"}                  | <self:a,b}>",
                "${self:'a,b'}                     | <self:a,b>",
                "${self:'a.${opt:b}'}              | <self:a.<opt:b>>",
                "${file(a.yml)}                    | <file(a.yml)>",
                "${file(a.yml):}                   | <file(a.yml)>",
                "${file( a b.yml ):c}              | <file(a b.yml):c>",
                "${file(\"a,b.yml\" ):c}           | <file(a,b.yml):c>",
                "${file():a}                       | <file:a>",
                "${self(a) :b}                     | <self(a):b>",
                "${ssm(us-east-1, raw):/a}         | <ssm(us-east-1,raw):/a>",
                "${self:a, self:b,self:c , self:d} | <self:a,self:b,self:c,self:d>",
                "${opt:x, 'a'}                     | <opt:x,TEXT a>",
                "${opt:x, 'a\\nb'}                 | <opt:x,TEXT a\\nb>",
                "${opt:x, \"a\\\"\\u0041\\/b\"}    | <opt:x,TEXT a\"A/b>",
                "${opt:x, ''}                      | <opt:x,TEXT >",
                "${opt:x, true}                    | <opt:x,BOOLEAN true>",
                "${opt:x, null}                    | <opt:x,NULL null>",
                "${opt:x, -1.5e3}                  | <opt:x,INTEGER -1500>",
                "${opt:x, 01}                      | <opt:x,INTEGER 1>",
                "${opt:x, .5}                      | <opt:x,DECIMAL 0.5>",
                "${opt:x, -1.50}                   | <opt:x,DECIMAL -1.5>",
                "${self:a.${self:b}.c}             | <self:a.<self:b>.c>",
                "${strToBool(${opt:x, 'true'})}    | <strToBool(<opt:x,TEXT true>)>",
                "${a:b}-${c:d}                     | <a:b>-<c:d>",
            })
    void sourcesParametersAddressesAndLiteralsAreTold(String text, String told) {
        assertThat(told(VariableParser.parse(text))).isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${AWS::Region}",
                "${Foo.Bar}",
                "${foo}",
                "${foo::bar}",
                "$${x}",
                "${}",
                "${ }",
                "${ self:a }",
                "${self}",
                "${self :a}",
                "${1}",
                "${'x'}",
                "${s_t:x}",
                "${OPT:x}",
                "${{self:a}}",
                "${AWS::Region",
                "${",
                "$",
                "a\\b",
                "\\x"
            })
    void whatIsNoVariableOfOursIsForeignAndStays(String text) {
        assertThat(VariableParser.parse(text).plain()).contains(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\\${self:a}          | ${self:a}",
                "\\\\${self:a}        | \\<self:a>",
                "\\\\\\${self:a}      | \\${self:a}",
                "\\${foo}             | ${foo}",
                "\\\\${AWS::Region}   | \\${AWS::Region}",
                "\\${self:${self:a}}  | ${self:<self:a>}",
                "$${self:a}           | $<self:a>",
                "a\\b${self:a}\\c     | a\\b<self:a>\\c",
                "${AWS::${self:a}}    | ${AWS::<self:a>}",
                "{${env:A}}           | {<env:A>}",
            })
    void backslashesEscapeAndForeignOnesMayHoldVariables(String text, String told) {
        assertThat(told(VariableParser.parse(text))).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "${self:a                  | a variable has no closing bracket in \"${self:a\"",
                "${self:${self:b}          | a variable has no closing bracket in \"${self:${self:b}\"",
                "${Foo${self:x             | a variable has no closing bracket in \"${Foo${self:x\"",
                "${file(a.yml              | a variable has no closing bracket in \"${file(a.yml\"",
                "${opt:x, \"a              | a variable has no closing bracket in \"${opt:x, \"a\"",
                "${self:a,}                | a fallback is empty, at character 10 of \"${self:a,}\"",
                "${self:a,, b}             | a fallback is empty, at character 10 of \"${self:a,, b}\"",
                "${opt:x, y}               | \"y\" is no legal fallback, at character 10 of \"${opt:x, y}\"",
                "${opt:x, {}}              | \"{\" is no legal fallback, at character 10 of \"${opt:x, {}}\"",
                "${opt:x, True}            | \"True\" is no legal fallback, at character 10 of \"${opt:x, True}\"",
                "${opt:x, 1a}              | \"1a\" is no legal fallback, at character 10 of \"${opt:x, 1a}\"",
                "${opt:x, 1e999}           | \"1e999\" is no legal fallback, at character 10 of \"${opt:x, 1e999}\"",
                "${opt:x, Foo:b}           | \"Foo:b\" is no legal fallback, at character 10 of \"${opt:x, Foo:b}\"",
                "${opt:x, ${self:y}}       | a fallback has ${ and } of its own, at character 10 of \"${opt:x, ${self:y}}\"",
                "${opt:x, 'a', 'b'}        | nothing can follow a literal value, at character 15 of \"${opt:x, 'a', 'b'}\"",
                "${opt:x, null, 1}         | nothing can follow a literal value, at character 16 of \"${opt:x, null, 1}\"",
                "${opt:x, 'a' b}           | a comma or } is expected here, at character 14 of \"${opt:x, 'a' b}\"",
                "${opt:\"a\"b}             | text follows a closing quote, at character 10 of \"${opt:\"a\"b}\"",
                "${opt:x, \"a\\qb\"}       | \"a\\qb\" has an unknown escape, at character 16 of \"${opt:x, \"a\\qb\"}\"",
                "${self(a)b}               | a comma or } is expected here, at character 10 of \"${self(a)b}\"",
                "${self:a.${AWS::Region}}  | only a variable with a source is allowed here, such as ${self:custom.name}, at character 10 of \"${self:a.${AWS::Region}}\"",
            })
    void wrongGrammarIsToldWithItsPlaceInTheText(String text, String problem) {
        assertThatExceptionOfType(VariableException.class)
                .isThrownBy(() -> VariableParser.parse(text))
                .withMessage(problem)
                .matches(e -> e.code().equals(VariableParser.SYNTAX))
                .matches(e -> !e.remedy().isEmpty());
    }

    @Test
    void variablesStandInsideEachOtherTenDeepAtMost() {
        String ten = "${a:".repeat(10) + "x" + "}".repeat(10);
        assertThat(VariableParser.parse(ten).wholeVariable()).isPresent();
        assertThatExceptionOfType(VariableException.class)
                .isThrownBy(() -> VariableParser.parse("${a:".repeat(100_000)))
                .matches(e -> e.code().equals(Evaluation.TOO_DEEP));
    }

    @Test
    void aLongTextOfBracketsIsParsedAtOnce() {
        String text = "${".repeat(500_000) + "\\".repeat(500_000) + "${a:b}";
        assertThat(told(VariableParser.parse(text))).endsWith("\\<a:b>");
    }

    private static String told(VariableText text) {
        return text.parts().stream().map(VariableParserTest::told).collect(Collectors.joining());
    }

    private static String told(Part part) {
        return part instanceof Literal literal
                ? literal.text()
                : ((Variable) part)
                        .sources().stream().map(VariableParserTest::told).collect(Collectors.joining(",", "<", ">"));
    }

    private static String told(Source source) {
        if (source instanceof Constant constant) {
            return constant.type() + " " + constant.text();
        }
        Call call = (Call) source;
        String params = call.params().isEmpty()
                ? ""
                : call.params().stream().map(VariableParserTest::told).collect(Collectors.joining(",", "(", ")"));
        return call.name()
                + params
                + call.address().map(address -> ":" + told(address)).orElse("");
    }
}
