

# --- The notifications of a bucket ------------------------------------------------------------------------------------

NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/"


def handler(event, context):
    respond(event, context, "CustomResourceExistingS3", lambda: change(event, context, Bucket))


class Bucket:
    """The notifications of a bucket, by their contents."""

    def __init__(self, properties, place):
        self.name, self.properties, self.validates = properties["BucketName"], properties, True
        self.request = {"Bucket": self.name, "ExpectedBucketOwner": place.split(":")[4]}

    only = classmethod(lambda kind, properties, place: kind(properties, place))
    all = classmethod(lambda kind, properties, place: [kind(properties, place)])

    @staticmethod
    def statement_id(properties):
        return "%s-%s" % (properties["FunctionName"], re.sub("[.:*]", "", properties["BucketName"]))

    def read(self):
        answer = call("s3", "get_bucket_notification_configuration", **self.request)
        return {content(entry): entry for entry in ElementTree.fromstring(answer)}

    def write(self, entries):
        root = ElementTree.Element(tag("NotificationConfiguration"))
        root.extend(entries.values())
        ElementTree.register_namespace("", NAMESPACE)
        call("s3", "put_bucket_notification_configuration", ElementTree.tostring(root), NotificationConfiguration={},
             SkipDestinationValidation=not self.validates, **self.request)  # fmt: skip

    def wanted(self, function):
        entries = (notification(function, config) for config in self.properties["BucketConfigs"])
        return {content(entry): entry for entry in entries}

    def is_own(self, name, entries, functions, properties):
        arn, identity = text(entries[name], "CloudFunction"), text(entries[name], "Id")
        return any(f.has(arn) and re.fullmatch(re.escape(f.name) + "-[0-9a-f]{32}", identity) for f in functions)

    def require_free(self, wanted, foreign):
        """S3 itself refuses notifications that overlap."""

    def are_equal(self, own, wanted):
        return own.keys() == wanted.keys()

    def passing(self, problem, functions):
        """S3 asks every destination. Ours has a permission that may be too new; one of others may be gone for good."""
        if "Unable to validate" not in str(problem):
            return set()
        if not any(function.name in json.dumps(problem.response) for function in functions):
            self.validates = False
        return {code(problem)}


def notification(function, config):
    """The same id as Serverless 3 gives."""
    digest = hashlib.md5(json.dumps(config, separators=(",", ":"), ensure_ascii=False).encode(), usedforsecurity=False)
    entry = ElementTree.Element(tag("CloudFunctionConfiguration"))
    add(entry, "Id", "%s-%s" % (function.name, digest.hexdigest()))
    add(entry, "CloudFunction", function.arn)
    add(entry, "Event", config["Event"])
    rules = [item for rule in config.get("Rules", []) for item in rule.items()]
    if rules:
        keys = add(add(entry, "Filter"), "S3Key")
        for name, value in rules:
            rule = add(keys, "FilterRule")
            add(rule, "Name", name.lower())
            add(rule, "Value", value)
    return entry


def add(parent, name, value=None):
    child = ElementTree.SubElement(parent, tag(name))
    child.text = value
    return child


def tag(name):
    return "{%s}%s" % (NAMESPACE, name)


def local(element):
    return element.tag.rpartition("}")[2]


def text(entry, name):
    return next((child.text or "" for child in entry if local(child) == name), "")


def content(element):
    """Equal for elements that mean the same."""
    name, value = local(element), element.text or ""
    if len(element):
        value = value.strip()
    return (name, value.lower() if name == "Name" else value, tuple(sorted(content(child) for child in element)))
