/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.config.SecureReference;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretParametersTest {

    private static final SecureReference PASSWORD = new SecureReference("eu-west-1", "/orders/password", 3, List.of());

    @Test
    void aReferenceBecomesAParameterThatCloudFormationHides() {
        SecretParameters.Extracted extracted = extract("{\"Value\": \"PASSWORD\"}");
        assertThat(extracted.secrets()).containsOnlyKeys(parameter(extracted)).containsValue(PASSWORD);
        assertThat(Json.compact(extracted.template()))
                .isEqualTo("{\"Value\":{\"Ref\":\"ID\"},\"Parameters\":{\"ID\":{\"Type\":\"String\",\"NoEcho\":true,"
                                .replace("ID", parameter(extracted).text())
                        + "\"Description\":\"The parameter /orders/password of the Systems Manager\"}}}");
    }

    @Test
    void insideALongerTextTheParameterIsJoined() {
        assertThat(value("{\"Value\": \"user:PASSWORD@host\"}"))
                .isEqualTo("{\"Fn::Join\":[\"\",[\"user:\",{\"Ref\":\"ID\"},\"@host\"]]}");
        assertThat(value("{\"Value\": \"PASSWORDPASSWORD\"}"))
                .isEqualTo("{\"Fn::Join\":[\"\",[{\"Ref\":\"ID\"},{\"Ref\":\"ID\"}]]}");
    }

    @Test
    void insideFnSubTheParameterIsNamed() {
        assertThat(value("{\"Value\": {\"Fn::Sub\": \"${AWS::Region}:PASSWORD!\"}}"))
                .isEqualTo("{\"Fn::Sub\":\"${AWS::Region}:${ID}!\"}");
        assertThat(value("{\"Value\": {\"Fn::Sub\": [\"${a}PASSWORD\", {\"a\": \"PASSWORD\"}]}}"))
                .isEqualTo("{\"Fn::Sub\":[\"${a}${ID}\",{\"a\":{\"Ref\":\"ID\"}}]}");
    }

    @Test
    void anotherVersionOfTheSecretIsAnotherParameter() {
        SecureReference next = new SecureReference("eu-west-1", "/orders/password", 4, List.of());
        assertThat(parameter(extract("{\"Value\": \"PASSWORD\"}")))
                .isNotEqualTo(parameter(extract("{\"Value\": \"" + next.text() + "\"}")));
    }

    @Test
    void theUsersParametersStay() {
        assertThat(Json.compact(extract("{\"Parameters\": {\"Mine\": {\"Type\": \"String\"}}, \"Value\": \"PASSWORD\"}")
                        .template()))
                .contains("{\"Parameters\":{\"Mine\":{\"Type\":\"String\"},\"Secretorderspassword");
    }

    @Test
    void aTemplateWithoutReferencesStaysAsItIs() {
        Value.Mapping template = (Value.Mapping) Json.parse("{\"Value\": \"{{resolve:ssm:/a}}\"}", "test");
        assertThat(SecretParameters.extract(template).template()).isSameAs(template);
    }

    private static SecretParameters.Extracted extract(String template) {
        return SecretParameters.extract(
                (Value.Mapping) Json.parse(template.replace("PASSWORD", PASSWORD.text()), "test"));
    }

    private static String value(String template) {
        SecretParameters.Extracted extracted = extract(template);
        return Json.compact(extracted.template().get("Value").orElseThrow())
                .replace(parameter(extracted).text(), "ID");
    }

    private static io.github.serverlessmaven.template.LogicalId parameter(SecretParameters.Extracted extracted) {
        return extracted.secrets().keySet().iterator().next();
    }
}
