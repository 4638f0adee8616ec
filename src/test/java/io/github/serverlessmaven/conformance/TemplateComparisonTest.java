/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateComparisonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':1,'b':2} | {'b':2,'a':1}",
                "{'DependsOn':['A','B']} | {'DependsOn':['B','A']}",
                "{'DependsOn':['A']} | {'DependsOn':'A'}",
                "{'Statement':[{'Action':['x','y']},{'Action':['z']}]} | {'Statement':[{'Action':['z']},{'Action':['y','x']}]}",
                "{'Statement':[{'Action':['x']}]} | {'Statement':[{'Action':['x']},{'Action':['x']}]}",
                "{'Statement':[{'Resource':['a','b']}]} | {'Statement':[{'Resource':['b']},{'Resource':['a']}]}",
                "{'DependsOn':[]} | {}",
                "{'DependsOn':['A','A']} | {'DependsOn':['A']}",
                "{'Code':{'S3Key':'one'}} | {'Code':{'S3Key':'two'}}"
            })
    void whatMeansTheSameIsEqual(String left, String right) {
        assertThat(differences(left, right)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'a':1} | {'a':2}",
                "{'a':1} | {'a':'1'}",
                "{'a':1} | {}",
                "{} | {'a':1}",
                "{'Layers':['A']} | {'Layers':['B']}",
                "{'Layers':['A']} | {'Layers':['A','B']}",
                "{'Statement':[{'Resource':['a']}]} | {'Statement':[{'Resource':['a']},{'Resource':['b']}]}"
            })
    void whatMeansSomethingElseIsNot(String left, String right) {
        assertThat(differences(left, right)).hasSize(1);
    }

    @Test
    void theOrderOfLayersCounts() {
        assertThat(TemplateComparison.differences(parse("{'Layers':['A','B']}"), parse("{'Layers':['B','A']}")))
                .hasSize(2);
    }

    @Test
    void aDifferenceSaysWhere() {
        assertThat(differences("{'Resources':{'A':{'x':1}}}", "{'Resources':{'A':{'x':2}}}"))
                .containsExactly("/Resources/A/x: expected 1 but was 2");
    }

    @Test
    void theIdOfAVersionIsReportedOnlyIfItsFunctionIsTheSame() {
        String template = """
                {'Resources':{
                  'ALambdaFunction':{'Properties':{'Timeout':%s}},
                  'ALambdaVersion%s':{'Type':'AWS::Lambda::Version','Properties':{'FunctionName':{'Ref':'ALambdaFunction'}}}}}""";
        assertThat(differences(String.format(template, 1, "x"), String.format(template, 2, "y")))
                .containsExactly("/Resources/ALambdaFunction/Properties/Timeout: expected 1 but was 2");
        assertThat(differences(String.format(template, 1, "x"), String.format(template, 1, "y")))
                .hasSize(2);
    }

    private static List<String> differences(String expected, String actual) {
        return TemplateComparison.differences(parse(expected), parse(actual));
    }

    private static Value.Mapping parse(String json) {
        return (Value.Mapping) Json.parse(json.replace('\'', '"'), "test");
    }
}
