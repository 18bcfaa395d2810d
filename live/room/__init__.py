"""The room of a team drill: who sits where, what each may do and see, and a journal that survives anything.

calls      every call there is: its fields, who may make it, in which phase
room       takes calls, lets time pass, and gives each member their view
state      what the entries say: members, seats, phase, messages, observations, answers
sight      which events each seat hears of
view       what a screen shows
"""
