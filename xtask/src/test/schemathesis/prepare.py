"""Fills a fresh desk with one record of each kind, so that generated requests meet something, and writes the
configuration of schemathesis: which records to ask for, and which answers to a request are in order.

Usage: prepare.py ADDRESS EMAIL PASSWORD CONFIGURATION. Prints an access token."""

import base64
import json
import sys
import urllib.error
import urllib.request

address, email, password, configuration = sys.argv[1:]


def ask(method, path, body=None, authorization=None, **headers):
    data = None if body is None else json.dumps(body).encode()
    headers |= {"Authorization": authorization or f"Bearer {token}", "Content-Type": "application/json"}
    request = urllib.request.Request(address + "/api/v1/" + path, data, headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as problem:
        sys.exit(f"{method} {path}: {problem.read().decode()}")


login = "Basic " + base64.b64encode(f"{email}:{password}".encode()).decode()
token = ask("POST", "tokens", {"name": "schemathesis", "scope": "write", "days": 1}, login)["secret"]
me = ask("GET", "me")["person"]["id"]
for role in ["service_desk_agent", "service_desk_lead", "incident_manager", "service_level_manager", "service_owner"]:
    ask("POST", "role_assignment", {"fields": {"role": role, "person": me, "valid_from": "2020-01-01"}})
customer = ask("POST", "customer", {"fields": {"name": "Northwind", "relationship_manager": me}})
service = ask("POST", "service", {"fields": {"name": "Mail", "service_owner": me, "criticality": "high"}})
category = ask("POST", "category", {"fields": {"name": "Mail"}})
for title in ["Mail is slow since nine", "Mail is slow upstairs"]:
    fields = {"title": title, "description": "It does not go away.", "caller": me, "channel": "telephone", "category": category["id"],
              "impact": "3_low", "urgency": "2_medium", "security_related": False}
    incident = ask("POST", "incident", {"fields": fields, "message": {"body": "We look into it."}})
ask("POST", f"incident/{incident['number']}/links", {"link": "related_to", "record": ask("GET", "incident/INC0000001")["id"]})
ask("POST", "escalation", {"fields": {"title": "Not answered yet", "incident": incident["id"], "escalation_kind": "functional",
                                      "record_kind": "incident", "became_due_at": "2026-03-02T10:00:00Z"}})

lines = [
    "# Which answers are in order. Rules of the practices (a reference that exists, a state, a duty that must be apart) cannot be",
    "# said in a schema: a request that fits its schema may be refused as 409, 412, 413, 415 or 422, and is then told why.",
    "[checks.positive_data_acceptance]",
    'expected-statuses = ["2xx", 401, 403, 404, 406, 409, 412, 413, 415, 422, 428, 429]',
    "[checks.negative_data_rejection]",
    'expected-statuses = [400, 401, 403, 404, 405, 406, 409, 412, 413, 415, 422, 428, 429]',
    "[checks.missing_required_header]",
    "expected-statuses = [400, 401, 404, 406, 415, 422, 428]",
    "# A bulk tells of each item on its own: what is wrong with one stands in its result.",
    "[[operations]]",
    'include-path-regex = "/bulk$"',
    "checks.negative_data_rejection.expected-statuses = [207, 400, 401, 403, 404, 406, 413, 415, 422, 429]",
]
for kind in ask("GET", "types")["items"]:
    items = ask("GET", f"{kind['name']}?limit=1")["items"]
    if items:
        lines += ["[[operations]]", f'include-path-regex = "^/api/v1/{kind["name"]}/[{{]"', f'parameters = {{ record = "{items[0]["id"]}" }}']
with open(configuration, "w", encoding="utf-8") as file:
    file.write("\n".join(lines) + "\n")
print(token)
