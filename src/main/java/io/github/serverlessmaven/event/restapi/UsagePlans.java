/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.restapi;

import io.github.serverlessmaven.event.Throttle;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** API keys and what they may be used for. */
final class UsagePlans {

    private static final Property<Integer> LIMIT = Property.of(
            "limit", Types.integer(0, Integer.MAX_VALUE), "How many requests a key may make in the period.", "5000");

    private static final Property<Integer> OFFSET = Property.of(
            "offset", Types.integer(0, Integer.MAX_VALUE), "How many requests are taken off the first period.", "2");

    private static final Property<String> PERIOD =
            Property.of("period", Types.choice(List.of("DAY", "WEEK", "MONTH")), "The period.", "MONTH");

    private static final Property<PropertyValues> QUOTA = Property.of(
            "quota",
            ObjectSchema.of(List.of(LIMIT, OFFSET, PERIOD)),
            "How much a key may be used.",
            "{limit: 5000, period: MONTH}");

    private static final Property<Throttle> THROTTLE = Property.of(
            "throttle",
            Throttle.TYPE,
            "How many requests of a key are let through.",
            "{burstLimit: 20, rateLimit: 10}");

    private static final PropertyType<PropertyValues> PLAN = ObjectSchema.of(List.of(QUOTA, THROTTLE));

    /** One plan without a name, or a list of mappings of names to plans. */
    static final PropertyType<List<Map<String, PropertyValues>>> TYPE = Types.either(
            Types.list(Types.mapOfNames("letters and digits", "[A-Za-z0-9]+", PLAN)),
            PLAN.map(plan -> List.of(Map.of("", plan))));

    private final RestApiSettings api;

    UsagePlans(RestApiSettings api) {
        this.api = api;
    }

    private Map<String, PropertyValues> plans() {
        Map<String, PropertyValues> plans = new LinkedHashMap<>();
        api.values().get(RestApiSettings.USAGE_PLAN).orElse(List.of()).forEach(plans::putAll);
        if (plans.isEmpty() && !keys().isEmpty()) {
            plans.put("", PropertyValues.none(""));
        }
        return plans;
    }

    private List<Value> keys() {
        return api.values().get(RestApiSettings.API_KEYS).orElse(List.of());
    }

    /** What is wrong with a key, in words; empty if nothing is. */
    Optional<String> faultOfKeys() {
        boolean named = !plans().containsKey("");
        return keys().stream()
                .filter(key -> plan(key).isEmpty())
                .filter(key -> named || !(key instanceof Value.Text || isKey(key)))
                .map(key ->
                        "has " + Json.compact(key) + (named ? ", which is for no usage plan" : ", which is not a key"))
                .findFirst();
    }

    private static boolean isKey(Value key) {
        return key instanceof Value.Mapping mapping
                && Set.of("name", "value", "description", "customerId", "enabled")
                        .containsAll(mapping.entries().keySet());
    }

    List<Resource> resources() {
        List<Resource> resources = new ArrayList<>();
        int number = 0;
        for (Value key : keys()) {
            Optional<String> plan = plan(key);
            if (plan.isPresent()) {
                number = 0;
                for (Value ofPlan : ((Value.Mapping) key).items(plan.get())) {
                    number++;
                    add(resources, ofPlan, plan.get(), number);
                }
            } else {
                number++;
                add(resources, key, "", number);
            }
        }
        plans().forEach((name, plan) -> resources.add(plan(name, plan)));
        return resources;
    }

    /** The named plan that a key, or several keys, are for. */
    private Optional<String> plan(Value key) {
        return key instanceof Value.Mapping mapping
                ? mapping.entries().keySet().stream().findFirst().filter(name -> plans().containsKey(name))
                : Optional.empty();
    }

    private void add(List<Resource> resources, Value key, String plan, int number) {
        LogicalId id = RestApiIds.apiKey(plan, number);
        Value.Mapping settings = key instanceof Value.Mapping mapping ? mapping : Value.mapping("name", key);
        Value.Mapping properties = Value.mapping()
                .put("Enabled", settings.get("enabled").orElse(Value.of(true)))
                .put("Name", settings.get("name"))
                .put("Value", settings.get("value"))
                .put("Description", settings.get("description"))
                .put("CustomerId", settings.get("customerId"))
                .put(
                        "StageKeys",
                        Value.list(Value.mapping()
                                .put("RestApiId", api.id())
                                .put("StageName", api.stage())
                                .build()))
                .build();
        resources.add(Resource.of(id, "AWS::ApiGateway::ApiKey", properties).after(List.of(RestApiIds.DEPLOYMENT)));
        Value.Mapping association = Value.mapping()
                .put("KeyId", Intrinsic.ref(id))
                .put("KeyType", "API_KEY")
                .put("UsagePlanId", Intrinsic.ref(RestApiIds.usagePlan(plan)))
                .build();
        resources.add(Resource.of(RestApiIds.usagePlanKey(plan, number), "AWS::ApiGateway::UsagePlanKey", association));
    }

    private Resource plan(String name, PropertyValues plan) {
        String service = api.service().name();
        String stage = api.service().stage();
        Value.Mapping properties = Value.mapping()
                .put(
                        "ApiStages",
                        Value.list(Value.mapping()
                                .put("ApiId", api.id())
                                .put("Stage", api.stage())
                                .build()))
                .put(
                        "Description",
                        name.isEmpty()
                                ? "Usage plan for " + service + " " + stage + " stage"
                                : "Usage plan \"" + name + "\" for " + service + " " + stage + " stage")
                .put("UsagePlanName", name.isEmpty() ? service + "-" + stage : service + "-" + name + "-" + stage)
                .put(
                        "Quota",
                        plan.get(QUOTA)
                                .map(quota -> Value.mapping()
                                        .put("Limit", quota.get(LIMIT).map(Value::of))
                                        .put("Offset", quota.get(OFFSET).map(Value::of))
                                        .put("Period", quota.get(PERIOD).map(Value::of))
                                        .build()))
                .put(
                        "Throttle",
                        plan.get(THROTTLE)
                                .map(throttle -> Value.mapping()
                                        .put("BurstLimit", throttle.burst())
                                        .put("RateLimit", throttle.rate())
                                        .build()))
                .build();
        return Resource.of(RestApiIds.usagePlan(name), "AWS::ApiGateway::UsagePlan", properties)
                .after(List.of(RestApiIds.DEPLOYMENT));
    }
}
