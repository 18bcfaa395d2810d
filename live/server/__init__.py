"""The room on the network: one small server, made for a clinic's own Wi-Fi.

serve      binds, runs, and closes
punctual   one connection: how long a request may take to arrive, and an answer to be read
guard      what no request may be: from elsewhere, too large, of another kind
app        the routes, and one sentence for whatever goes wrong (refusals, log)
visitor    what a request says of its visitor
doors      who comes in: codes, keys, tokens, and how often one may guess or call
answers    what each address answers (reports: the pages after the drill)
hosting    one room with its open screens: who is woken when; the pace of the room
seen       what one seat sees, made once for all who sit there; packing, stream: its way to each of them
describe   the calls for programs and people (table)
hold       one server for one store
link       the way to the room
"""
