"""The room on the network: one small server, made for a clinic's own Wi-Fi.

serve      binds, runs, and closes; the pace of the room
app        the routes
hosting    one room with its open screens: who is woken when, what each is sent
doors      who comes in: codes, keys, tokens, and how often one may guess or call
guard      what no request may be: from elsewhere, too large, too slow
"""
