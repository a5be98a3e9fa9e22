# SPDX-License-Identifier: MIT
# An extractor in jq.
if .winnow then
	{ready: {id: "nine", version: "1",
		extractor: {makes: [{name: "nine", help: "Nine."}]}}}
else
	{call, done: true, facts: [.extract.document.text | match("nine"; "g") |
		{type: "nine", start: .offset, end: (.offset + .length)}]}
end
